using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Testing;

namespace CareBridge.Tests.Platform;

/// <summary>What may pass, and what passing or not passing looks like from outside.</summary>
public sealed class DisclosureDoorTests
{
    private static readonly Recipient Clinic =
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), PurposeOfUse.CareManagement);

    private readonly KnowingConsent _consent = new();
    private readonly Guid _participant = Guid.CreateVersion7();
    private readonly DisclosureDoor _door;

    public DisclosureDoorTests() => _door = new DisclosureDoor(_consent, new ExposureWatch(), TimeProvider.System);

    [Fact]
    public async Task Consent_hears_who_receives_what_and_why()
    {
        var record = ExposureTests.Identity(_participant, ExposureTests.Holder);

        await OpenAsync(Clinic, record);

        var asked = Assert.Single(_consent.Asked);
        Assert.Equal(
            (Clinic.OrganizationId, Clinic.Id, Clinic.Purpose),
            (asked.RecipientOrganizationId, asked.RecipientId, asked.Purpose));
        Assert.Equal([record], asked.Items);
    }

    [Fact]
    public async Task What_names_no_record_or_only_refused_ones_stays()
    {
        _consent.Known.Add(_participant);

        Assert.Empty((await OpenAsync(Clinic)).Items);
        Assert.Empty((await OpenAsync(Clinic, About(Guid.CreateVersion7()))).Items);
        var some = await OpenAsync(Clinic, About(Guid.CreateVersion7()), About(_participant));

        var disclosed = Assert.Single(some.Items);
        Assert.Equal([_participant], disclosed.Records.Select(record => record.ParticipantId));
        Assert.Equal([_consent.ConsentId], disclosed.ConsentIds);
    }

    [Fact]
    public async Task With_nothing_to_ask_about_it_asks_about_nobody_and_never_as_in_an_emergency()
    {
        var emergency = Clinic with { Emergency = new EmergencyGrounds(Guid.CreateVersion7(), "suicide-risk-high") };

        var opening = await _door.OpenAsync<string>(emergency, [], CancellationToken.None);
        var permitted = await _door.DecideAsync(Decide(), CancellationToken.None);

        Assert.Empty(opening.Items);
        Assert.Empty(permitted);
        Assert.Null(Assert.Single(_consent.Asked).Emergency);
        Assert.Single(_consent.Asked.Single().Items);
        Assert.Single(Assert.Single(_consent.Decided).Scopes);
    }

    [Fact]
    public async Task What_the_recipients_own_organization_holds_needs_no_consent_and_is_not_accounted_for()
    {
        var own = ExposureTests.Identity(_participant, Clinic.OrganizationId);
        var theirs = About(_participant);
        var proposals = new[] { theirs, own }.Select(record => new Proposal<string>($"{record.ResourceId}", [record]));
        var scopes = new[] { own, theirs }
            .Select(record => new DisclosureScope(record.DiscloserOrganizationId, record.Category)).ToList();

        var opening = await _door.OpenAsync(Clinic, [.. proposals], CancellationToken.None);
        var permitted = await _door.DecideAsync(Decide() with { Scopes = scopes }, CancellationToken.None);
        var alone = await OpenAsync(Clinic, own);

        Assert.Equal([own], Assert.Single(opening.Items).Records);
        Assert.Equal([own], Assert.Single(alone.Items).Records);
        Assert.Empty(alone.Items[0].ConsentIds);
        Assert.Null(alone.Accompaniment);
        Assert.Equal([scopes[0]], permitted);
        Assert.Equal(2, _consent.Asked.Count);
        Assert.DoesNotContain(own, _consent.Asked.SelectMany(question => question.Items));
        Assert.Equal([scopes[1]], Assert.Single(_consent.Decided).Scopes);
    }

    [Fact]
    public async Task More_than_Consent_takes_at_once_is_asked_in_parts_of_one_disclosure()
    {
        _consent.Known.Add(_participant);
        var records = Enumerable.Range(0, (2 * AuthorizeDisclosure.MaxItems) + 1)
            .Select(index => About(index % 2 == 0 ? _participant : Guid.CreateVersion7())).ToArray();
        var proposals = records.Select(record => new Proposal<string>($"{record.ParticipantId}", [record])).ToList();
        var disclosure = _door.NewDisclosure();

        var opening = await _door.OpenAsync(Clinic, proposals, CancellationToken.None, disclosure);
        var parts = _consent.Asked.ToList();
        await _door.OpenAsync(Clinic, proposals, CancellationToken.None, disclosure);

        Assert.Equal(
            records.Where(record => record.ParticipantId == _participant),
            opening.Items.Select(item => Assert.Single(item.Records)));
        Assert.All(parts, part => Assert.InRange(part.Items.Count, 1, AuthorizeDisclosure.MaxItems));
        Assert.Equal(records, parts.SelectMany(part => part.Items));
        Assert.Equal(disclosure, parts[0].DisclosureId);
        Assert.Equal(3, parts.Select(part => part.DisclosureId).Distinct().Count());
        Assert.Equal(
            parts.Select(part => part.DisclosureId), _consent.Asked.Skip(3).Select(part => part.DisclosureId));
    }

    [Fact]
    public async Task In_a_medical_emergency_no_consent_is_named_and_so_no_notice_goes_along()
    {
        var emergency = Clinic with { Emergency = new EmergencyGrounds(Guid.CreateVersion7(), "suicide-risk-high") };

        var opening = await OpenAsync(emergency, About(_participant));

        Assert.Single(opening.Items);
        Assert.Null(opening.Accompaniment);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_Consent_that_does_not_answer_is_waited_for_less_than_a_second(bool breaksOff)
    {
        var clock = new FixedClock();
        var door = new DisclosureDoor(new SilentConsent(breaksOff), new ExposureWatch(), clock);

        var opening = door.OpenAsync(Clinic, [new Proposal<string>("", [About(_participant)])], CancellationToken.None);
        var deciding = door.DecideAsync(Decide(), CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(0.9));

        await Assert.ThrowsAsync<UnavailableException>(() => opening);
        await Assert.ThrowsAsync<UnavailableException>(() => deciding);
    }

    [Fact]
    public async Task Who_stops_waiting_is_not_told_that_Consent_is_silent()
    {
        var door = new DisclosureDoor(new SilentConsent(breaksOff: false), new ExposureWatch(), TimeProvider.System);
        using var leaving = new CancellationTokenSource();
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => door.DecideAsync(Decide(), leaving.Token));
    }

    private Task<Opening<string>> OpenAsync(Recipient recipient, params DisclosureItem[] records) =>
        _door.OpenAsync(recipient, [new Proposal<string>("Jo Rivers", records)], CancellationToken.None);

    private static DisclosureItem About(Guid participant) => ExposureTests.Identity(participant, ExposureTests.Holder);

    private DecideDisclosure Decide() => new()
    {
        ParticipantId = _participant,
        RecipientOrganizationId = Clinic.OrganizationId,
        Purpose = Clinic.Purpose,
        Scopes = [],
    };

    /// <param name="breaksOff">Whether it fails when it is told to stop, as a database driver may.</param>
    private sealed class SilentConsent(bool breaksOff) : IDisclosures
    {
        public async Task<DisclosureAuthorization> AuthorizeAsync(
            AuthorizeDisclosure question, CancellationToken cancellation)
        {
            await WaitAsync(cancellation);
            return new DisclosureAuthorization([]);
        }

        public async Task<DisclosureDecision> DecideAsync(DecideDisclosure question, CancellationToken cancellation)
        {
            await WaitAsync(cancellation);
            return new DisclosureDecision([], ConsentId: null);
        }

        private async Task WaitAsync(CancellationToken cancellation)
        {
            try
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            catch (OperationCanceledException) when (breaksOff)
            {
                throw new InvalidOperationException("A command was broken off.");
            }
        }
    }
}
