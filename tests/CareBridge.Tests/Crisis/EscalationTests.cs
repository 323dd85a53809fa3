using CareBridge.Contracts;
using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Directory;
using CareBridge.Crisis.Domain;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Crisis;

public sealed class EscalationTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_team_is_told_and_then_a_responder_takes_ownership()
    {
        var escalation = Raise();

        escalation.Notify(Noon);
        Assert.Equal(EscalationStatus.Notified, escalation.Status);
        escalation.Acknowledge(Guid.CreateVersion7(), Noon);

        Assert.Equal(EscalationStatus.Acknowledged, escalation.Status);
        Assert.Equal(3, escalation.Version);
    }

    [Fact]
    public void A_responder_may_be_faster_than_the_page_and_is_not_told_again()
    {
        var escalation = Raise();

        escalation.Acknowledge(Guid.CreateVersion7(), Noon);

        Assert.Equal("already-notified", Assert.Throws<RefusedException>(() => escalation.Notify(Noon)).Code);
    }

    [Fact]
    public void A_team_is_told_once()
    {
        var escalation = Raise();
        escalation.Notify(Noon);

        Assert.Throws<RefusedException>(() => escalation.Notify(Noon));
    }

    [Fact]
    public void The_first_responder_keeps_it()
    {
        var escalation = Raise();
        var first = Guid.CreateVersion7();
        escalation.Acknowledge(first, Noon);

        escalation.Acknowledge(first, Noon.AddMinutes(1));
        var refusal = Assert.Throws<RefusedException>(() => escalation.Acknowledge(Guid.CreateVersion7(), Noon));

        Assert.Equal("already-acknowledged", refusal.Code);
        Assert.Equal((2, Noon, first), (escalation.Version, escalation.AcknowledgedAt, escalation.AcknowledgedBy));
    }

    [Fact]
    public void Whoever_is_silent_has_less_time_once_somebody_else_finds_it_graver()
    {
        var (escalation, owner, other) = (Raise(Severity.Low), Guid.CreateVersion7(), Guid.CreateVersion7());
        escalation.Acknowledge(owner, Noon);
        Assert.Equal(Noon.AddMinutes(60), escalation.ContactDueAt);

        escalation.RaiseSeverity(Severity.Moderate, other, Noon.AddMinutes(40));
        Assert.Equal(Noon.AddMinutes(60), escalation.ContactDueAt);
        escalation.RaiseSeverity(Severity.High, other, Noon.AddMinutes(41));
        Assert.Equal(Noon.AddMinutes(56), escalation.ContactDueAt);
        // Another's word is no sign of theirs.
        escalation.AddNote(Guid.CreateVersion7(), other, Guid.CreateVersion7(), new(""), Noon.AddMinutes(50));
        Assert.Equal(Noon.AddMinutes(56), escalation.ContactDueAt);
        Assert.False(escalation.MissContact(Noon.AddMinutes(55.9)));
        Assert.True(escalation.MissContact(Noon.AddMinutes(56)));
        Assert.Null(escalation.ContactDueAt);
    }

    [Fact]
    public void Whoever_is_in_contact_is_waited_for_again_once_it_is_found_graver()
    {
        var (escalation, owner, other) = (Raise(Severity.Low), Guid.CreateVersion7(), Guid.CreateVersion7());
        escalation.Acknowledge(owner, Noon);
        escalation.MakeContact(owner, Noon.AddMinutes(1));
        Assert.Null(escalation.ContactDueAt);

        escalation.RaiseSeverity(Severity.High, other, Noon.AddHours(2));
        Assert.Equal(Noon.AddHours(2.25), escalation.ContactDueAt);
        escalation.MakeContact(owner, Noon.AddHours(2.1));
        Assert.Equal((null, Noon.AddMinutes(1)), (escalation.ContactDueAt, escalation.ContactAt));
        escalation.RaiseSeverity(Severity.High, other, Noon.AddHours(3));
        Assert.Null(escalation.ContactDueAt);
    }

    [Fact]
    public void Whoever_pages_by_a_ladder_that_was_to_be_quicker_meanwhile_loses()
    {
        var ladder = Ladder.For(Raise(), Noon);
        var version = ladder.Version;

        ladder.Hasten(TimeSpan.FromMinutes(2));

        Assert.Equal((Noon, version + 1), (ladder.NextAt, ladder.Version));
    }

    [Fact]
    public void The_team_that_was_named_takes_it_even_before_it_is_known()
    {
        var (raiser, named) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var choice = TeamChoice.For(raiser, [Community(raiser, named), Team(Guid.CreateVersion7(), Noon)]);

        Assert.Equal(named, choice);
    }

    [Fact]
    public void A_team_that_was_named_and_has_closed_is_passed_over()
    {
        var (raiser, closed, open) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());

        var choice = TeamChoice.For(
            raiser, [Community(raiser, closed), Team(closed, Noon, active: false), Team(open, Noon)]);

        Assert.Equal(open, choice);
    }

    [Fact]
    public void Without_a_named_team_the_one_known_longest_takes_it()
    {
        var (raiser, first) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var choice = TeamChoice.For(
            raiser, [Community(raiser, null), Team(Guid.CreateVersion7(), Noon.AddDays(1)), Team(first, Noon)]);

        Assert.Equal(first, choice);
    }

    [Fact]
    public void Where_no_team_is_known_there_is_none() =>
        Assert.Null(TeamChoice.For(Guid.CreateVersion7(), [Community(Guid.CreateVersion7(), null)]));

    [Fact]
    public void Old_news_about_an_organization_is_not_taken()
    {
        var id = Guid.CreateVersion7();
        var known = Team(id, Noon);

        Assert.False(known.Take(Change(id, OrganizationKind.CrisisTeam, null, active: false), Details()));

        Assert.True(known.Active);
    }

    [Fact]
    public void The_same_entry_seen_again_by_the_same_responder_is_the_same_disclosure()
    {
        var (escalation, responder) = (Raise(), Guid.CreateVersion7());
        var first = DisclosureIds.Of(escalation, responder, emergency: false);

        Assert.Equal(first, DisclosureIds.Of(escalation, responder, emergency: false));
        Assert.NotEqual(first, DisclosureIds.Of(escalation, responder, emergency: true));
        Assert.NotEqual(first, DisclosureIds.Of(escalation, Guid.CreateVersion7(), emergency: false));
        escalation.Notify(Noon);
        Assert.NotEqual(first, DisclosureIds.Of(escalation, responder, emergency: false));
    }

    private static Escalation Raise(Severity severity = Severity.High) => Escalation.Raise(
        Guid.CreateVersion7(),
        new Concern(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            new Screen(true, true, severity > Severity.Low, severity == Severity.High, false, false, false)),
        Guid.CreateVersion7(),
        Guid.CreateVersion7(),
        Noon);

    private static KnownOrganization Community(Guid id, Guid? team) =>
        Known(Change(id, OrganizationKind.PeerCommunity, team), Noon);

    private static KnownOrganization Team(Guid id, DateTimeOffset since, bool active = true) =>
        Known(Change(id, OrganizationKind.CrisisTeam, null, active), since);

    private static KnownOrganization Known(OrganizationChanged change, DateTimeOffset since)
    {
        var known = new KnownOrganization { Id = change.OrganizationId, KnownSince = since };
        known.Take(change, Details());
        return known;
    }

    private static OrganizationDetails Details() => new() { Name = "North Line" };

    private static OrganizationChanged Change(Guid id, OrganizationKind kind, Guid? team, bool active = true) => new()
    {
        OrganizationId = id,
        Version = 1,
        Kind = kind,
        Active = active,
        CrisisTeamId = team,
        Details = new SealedContent(""),
        ChangedAt = Noon,
    };
}
