using System.Text.Json;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Contracts.Referrals;
using CareBridge.Demo.Invention;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;

namespace CareBridge.Tests.Demo;

public sealed class NetworkGeneratorTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Network Network = new NetworkGenerator(NetworkGenerator.DefaultSeed, Today).Invent(200);

    [Fact]
    public void The_same_seed_and_day_give_the_same_network()
    {
        var again = new NetworkGenerator(NetworkGenerator.DefaultSeed, Today).Invent(200);

        Assert.Equal(JsonSerializer.Serialize(Network), JsonSerializer.Serialize(again));
    }

    [Fact]
    public void Another_seed_gives_other_people_whose_addresses_and_numbers_do_not_collide()
    {
        var other = new NetworkGenerator(7, Today).Invent(200);

        Assert.Empty(Ids(Network).Intersect(Ids(other)));
        Assert.Empty(Emails(Network).Intersect(Emails(other)));
        Assert.Empty(Numbers(Network).Intersect(Numbers(other)));
    }

    [Fact]
    public void More_participants_leave_the_first_ones_as_they_are()
    {
        var fewer = new NetworkGenerator(NetworkGenerator.DefaultSeed, Today).Invent(20);

        Assert.Equal(
            JsonSerializer.Serialize(fewer.Participants), JsonSerializer.Serialize(Network.Participants.Take(20)));
    }

    [Fact]
    public void There_are_two_clinics_three_communities_and_a_crisis_team_with_their_people()
    {
        Assert.Equal(2, Network.OfKind("clinic").Count());
        Assert.Equal(3, Network.OfKind("peer-community").Count());
        var team = Assert.Single(Network.OfKind("crisis-team"));
        Assert.All(Network.OfKind("peer-community"), community =>
        {
            Assert.Equal(team.Id, community.CrisisTeamId);
            Assert.True(Network.StaffOf(community.Id, "peer-specialist").Count >= 3);
        });
        Assert.All(Network.OfKind("clinic"), clinic => Assert.NotEmpty(Network.StaffOf(clinic.Id, "clinic-staff")));
        Assert.NotEmpty(Network.StaffOf(team.Id, "crisis-responder"));
        Assert.All(Network.Organizations, o => Assert.Single(Network.StaffOf(o.Id, "privacy-officer")));
        Assert.Equal(200, Network.Participants.Count);
    }

    [Fact]
    public void Ids_are_UUIDs_and_nothing_has_another_ones()
    {
        Assert.All(Ids(Network),
            id => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", $"{id}"));
        Assert.Distinct(Ids(Network));
        Assert.Distinct(Emails(Network));
        Assert.Distinct(Numbers(Network));
    }

    [Fact]
    public void Addresses_and_telephone_numbers_are_reserved_for_fiction()
    {
        Assert.All(Emails(Network), email => Assert.Matches(@"^[a-z]+\.[a-z]+[0-9]*@[a-z]+\.example$", email));
        var phones = Network.Organizations.Select(o => o.Phone).Concat(Network.Participants.Select(p => p.Phone));
        Assert.All(phones, phone => Assert.Matches(@"^\+1 614 555 01\d\d$", phone));
    }

    [Fact]
    public void Histories_end_before_today_and_are_no_older_than_two_months()
    {
        var start = new DateTimeOffset(Today.AddDays(-60), TimeOnly.MinValue, TimeSpan.Zero);
        var end = new DateTimeOffset(Today, TimeOnly.MinValue, TimeSpan.Zero);
        Assert.All(Network.Participants.SelectMany(p => p.CheckIns), c => Assert.InRange(c.HeldAt, start, end));
        Assert.All(Network.Participants.SelectMany(p => p.Attendances), a => Assert.InRange(a.StartedAt, start, end));
        Assert.All(Network.Participants, p => Assert.True(p.Support.BegunOn <= (p.Support.EndedOn ?? Today)));
        Assert.All(Network.Participants.SelectMany(p => p.Milestones), m => Assert.True(m.ReachedOn <= Today));
        Assert.All(Network.Participants, p =>
        {
            Assert.NotEmpty(p.CheckIns);
            Assert.Equal(p.CheckIns.OrderBy(c => c.HeldAt), p.CheckIns);
            Assert.InRange(p.BirthDate, Today.AddYears(-70), Today.AddYears(-18));
        });
    }

    [Fact]
    public void Some_are_registered_by_a_clinic_too_which_does_not_know_that_it_is_them()
    {
        var twice = Network.Participants.Where(participant => participant.ClinicRecordId is not null).ToList();

        Assert.NotEmpty(twice);
        Assert.All(twice, participant => Assert.Null(participant.ClinicIdentifier));
    }

    [Fact]
    public void Scores_are_on_their_scales()
    {
        Assert.All(Network.Participants.SelectMany(p => p.CheckIns), checkIn =>
        {
            Assert.InRange(checkIn.Craving, 0, 10);
            Assert.InRange(checkIn.Mood, 0, 10);
            if (checkIn.RecoveryCapitalAnswers is not { } answers) return;
            Assert.Equal(10, answers.Count);
            Assert.All(answers, answer => Assert.InRange(answer, 1, 6));
        });
    }

    [Fact]
    public void Every_state_of_consents_and_referrals_is_there_to_be_seen()
    {
        Assert.Equal(Enum.GetValues<ConsentEnd>(), Ends(p => p.Consent?.End));
        Assert.Equal(Enum.GetValues<ReferralEnd>(), Ends(p => p.Referral?.End));
        Assert.Contains(Network.Participants, p => p.Escalation is { Acknowledged: true });
        Assert.Contains(Network.Participants, p => p.Escalation is { Acknowledged: false });
        Assert.Contains(Network.Participants, p => p.Support.IsOnHold);
        Assert.Contains(Network.Participants, p => p.Support.EndedOn is not null);
        Assert.Equal(
            ["organization", "related", "staff"],
            Network.Participants.SelectMany(p => p.Circle).Select(member => member.Kind).Distinct().Order());
    }

    [Fact]
    public void Every_community_has_groups_and_every_format_and_pathway_is_among_them()
    {
        Assert.Equal(
            Enum.GetValues<GroupFormat>().Select(EnumCode.Of).Order(),
            Network.Groups.Select(g => g.Description.Format).Distinct().Order());
        Assert.Equal(
            Enum.GetValues<GroupPathway>().Select(EnumCode.Of).Order(),
            Network.Groups.SelectMany(g => g.Description.Pathways).Distinct().Order());
        Assert.All(
            Network.OfKind("peer-community"),
            community => Assert.Contains(Network.Groups, g => g.Host.OrganizationId == community.Id));
        Assert.All(Network.Groups, g => Assert.Equal("peer-specialist", g.Host.Role));
        Assert.All(Network.OfKind("clinic"), clinic => Assert.NotNull(clinic.RecordSystem));
    }

    [Fact]
    public void What_a_clinic_has_seen_went_out_under_a_consent()
    {
        var seen = Network.Participants.Where(p => p.Referral is { IsAnswered: true } or { End: ReferralEnd.Sent });

        Assert.All(seen, p => Assert.Equal(ConsentEnd.Granted, p.Consent?.End));
    }

    [Fact]
    public void Codes_are_those_of_the_API()
    {
        AssertCodes<OrganizationKind>(Network.Organizations.Select(o => o.Kind));
        AssertCodes<Role>(Network.Staff.Select(s => s.Role));
        AssertCodes<GroupPathway>(Network.Groups.SelectMany(g => g.Description.Pathways));
        AssertCodes<GroupAudience>(Network.Groups.SelectMany(g => g.Description.Audiences));
        AssertCodes<Engagement>(Network.Participants.SelectMany(p => p.CheckIns).Select(c => c.Engagement));
        AssertCodes<ReferralPriority>(Network.Participants.Select(p => p.Referral?.Priority).OfType<string>());
        AssertCodes<DisclosureCategory>(Network.Participants.SelectMany(p => p.Consent?.Categories ?? []));
        AssertCodes<PlanStepStatus>(Network.Participants.SelectMany(p => p.Plan?.Steps ?? []).Select(s => s.Status));
        AssertCodes<MeetingKind>(Network.Participants.SelectMany(p => p.Attendances).Select(a => a.Kind));
        AssertCodes<MeetingFormat>(Network.Participants.SelectMany(p => p.Attendances).Select(a => a.Format));
        AssertCodes<CircleMemberKind>(Network.Participants.SelectMany(p => p.Circle).Select(m => m.Kind));
        Assert.Subset(
            CircleRoleCodes.All.ToHashSet(),
            Network.Participants.SelectMany(p => p.Circle).Select(member => member.RoleCode).ToHashSet());
        AssertCodes<PurposeOfUse>(Network.Participants.SelectMany(p => p.Consent?.Purposes ?? []));
    }

    private static void AssertCodes<TEnum>(IEnumerable<string> codes)
        where TEnum : struct, Enum =>
        Assert.All(codes.Distinct(), code => JsonSerializer.Deserialize<TEnum>($"\"{code}\"", JsonFormat.Options));

    private static IEnumerable<T> Ends<T>(Func<Participant, T?> end)
        where T : struct, Enum => Network.Participants.Select(end).OfType<T>().Distinct().Order();

    private static IEnumerable<string> Emails(Network network) =>
        network.Staff.Select(s => s.Email).Concat(network.Participants.Select(p => p.Email));

    [Fact]
    public void A_clinic_hands_over_those_whom_it_knows_with_and_without_their_consent()
    {
        var handedOver = Network.Participants.Where(p => p.HandOver is not null).ToList();

        Assert.All(handedOver, p => Assert.NotNull(p.ClinicIdentifier));
        Assert.Contains(handedOver, p => p.HandOver!.Consent is null);
        Assert.Contains(handedOver, p => p.HandOver!.Consent is not null);
        Assert.Contains(Network.Participants, p => p.Plan is not null);
    }

    private static IEnumerable<Identifier> Numbers(Network network) => network.Participants
        .SelectMany(p => new[] { p.Identifier, p.ClinicIdentifier }).OfType<Identifier>();

    private static IEnumerable<Guid> Ids(Network network) =>
    [
        .. network.Organizations.Select(o => o.Id),
        .. network.Staff.Select(s => s.Id),
        .. network.Groups.Select(g => g.Id),
        .. network.Organizations.Select(o => o.RecordSystem?.Id).OfType<Guid>(),
        .. from p in network.Participants
           from id in new[] { p.Id, p.Consent?.Id, p.Referral?.Id, p.Escalation?.Id, p.Support.Id }
               .Concat(p.CheckIns.Select(c => (Guid?)c.Id)).Concat(p.Milestones.Select(m => (Guid?)m.Id))
               .Concat(p.Attendances.Select(a => (Guid?)a.Id)).Concat(p.Circle.Select(m => (Guid?)m.Id))
           where id is not null
           select id.Value,
    ];
}
