using System.Net.Http.Json;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Security;
using CareBridge.Portal.Features.Notices;
using CareBridge.Testing;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>Who hears of what goes on between the two sides of a referral.</summary>
public sealed class NotifyingOfReferralsTests(NoticeHost network) : IClassFixture<NoticeHost>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Questions_and_first_contacts_are_told_to_the_other_side_and_what_is_agreed_on_to_all()
    {
        var (specialist, participant) = (await SpecialistAsync(), await network.AddParticipantAsync());
        var clinician = await network.AddStaffAsync(network.Clinic, Role.ClinicStaff);
        var referral = $"/api/referrals/referrals/{Guid.CreateVersion7()}";
        await PutAsync(specialist, referral, new
        {
            participantId = participant.Id,
            receivingOrganizationId = network.Clinic,
            serviceCode = "outpatient-treatment",
            priority = "urgent",
        });
        await PostAsync(specialist, $"{referral}/submit", new { });
        var asked = await Eventually.SucceedsAsync(async () => Assert.Single(await participant.NoticesAsync()));
        await NoticeHost.GrantAsync(participant, asked.GetProperty("subjectId").GetGuid());
        await HearsAsync(clinician, "referral-waiting");

        await PostAsync(clinician, $"{referral}/receive", new { });
        await PostAsync(clinician, $"{referral}/ask", new { reason = "Since when?" });
        await HearsAsync(specialist, "referral-question");
        await PostAsync(specialist, $"{referral}/inform", new { answer = "Since May." });
        await HearsAsync(clinician, "referral-question");

        await PostAsync(clinician, $"{referral}/accept", new { });
        var contact = $"{referral}/contacts/{Guid.CreateVersion7()}";
        var start = TimeProvider.System.GetUtcNow().AddDays(2);
        await PutAsync(clinician, contact, new
        {
            startsAt = start,
            minutes = 30,
            format = "in-person",
        });
        await HearsAsync(specialist, "first-contact");
        Assert.Equal(0, await participant.CountAsync("first-contact"));
        await PostAsync(specialist, $"{contact}/confirm", new { });
        await HearsAsync(participant, "first-contact");
        await HearsAsync(clinician, "first-contact");
        await HearsAsync(specialist, "first-contact", times: 2);

        // What was agreed on and is moved, also back to the time that it was, or called off.
        await PostAsync(specialist, $"{contact}/move", new { startsAt = start.AddHours(1) });
        await HaveHeardAsync(participants: 2, clinicians: 2, specialists: 2);
        await PostAsync(clinician, $"{contact}/confirm", new { });
        await HaveHeardAsync(participants: 3, clinicians: 3, specialists: 3);
        await PostAsync(specialist, $"{contact}/move", new { startsAt = start });
        await HaveHeardAsync(participants: 4, clinicians: 4, specialists: 3);
        await PostAsync(clinician, $"{contact}/confirm", new { });
        await HaveHeardAsync(participants: 5, clinicians: 5, specialists: 4);
        await PostAsync(specialist, $"{referral}/cancel", new { });
        await HaveHeardAsync(participants: 6, clinicians: 6, specialists: 4);

        async Task HaveHeardAsync(int participants, int clinicians, int specialists)
        {
            await HearsAsync(participant, "first-contact", participants);
            await HearsAsync(clinician, "first-contact", clinicians);
            await HearsAsync(specialist, "first-contact", specialists);
        }
    }

    [Fact]
    public async Task A_time_limit_that_has_passed_is_told_to_whoever_is_waited_for()
    {
        var (specialist, other) = (await SpecialistAsync(), await SpecialistAsync());
        var late = Referral(other) with
        {
            ReferringOwnerId = specialist.Id,
            Status = ReferralStatus.NeedsInfo,
            Action = ReferralAction.Reminded,
            Due = ReferralDue.Inform,
            DueAt = Now,
            AwaitedOrganizationId = network.Community,
        };

        await network.TellAsync<NotifyOfReferrals, ReferralChanged>(late);
        await network.TellAsync<NotifyOfReferrals, ReferralChanged>(late);
        Assert.Equal(1, await specialist.CountAsync("referral-due"));
        Assert.Equal(0, await other.CountAsync("referral-due"));

        await network.TellAsync<NotifyOfReferrals, ReferralChanged>(
            late with { Version = 5, Action = ReferralAction.PassedOn, ReferringOwnerId = other.Id });
        Assert.Equal(1, await other.CountAsync("referral-due"));

        // Nobody answers for it, and whoever made it has left.
        await network.TellAsync<NotifyOfReferrals, ReferralChanged>(late with
        {
            Version = 6,
            ReferringOwnerId = null,
            RequesterId = Guid.CreateVersion7(),
        });
        Assert.Equal(2, await specialist.CountAsync("referral-due"));
        Assert.Equal(2, await other.CountAsync("referral-due"));
    }

    [Fact]
    public async Task Whoever_referred_hears_that_it_waits_for_consent_again()
    {
        var specialist = await SpecialistAsync();
        var takenBack = Referral(specialist) with
        {
            Status = ReferralStatus.AwaitingConsent,
            Action = ReferralAction.TakenBack,
        };

        await network.TellAsync<NotifyOfReferrals, ReferralChanged>(takenBack);
        await network.TellAsync<NotifyOfReferrals, ReferralChanged>(takenBack);
        Assert.Equal(1, await specialist.CountAsync("referral-answered"));

        await network.TellAsync<NotifyOfReferrals, ReferralChanged>(takenBack with { Version = 8 });
        Assert.Equal(2, await specialist.CountAsync("referral-answered"));
    }

    [Theory]
    [InlineData(ReferralAction.Withheld)]
    [InlineData(ReferralAction.Released)]
    public async Task That_a_consent_changed_after_all_was_done_is_no_news_of_it(ReferralAction action)
    {
        var specialist = await SpecialistAsync();
        var completed = Referral(specialist) with { Status = ReferralStatus.Completed, Action = action };

        await network.TellAsync<NotifyOfReferrals, ReferralChanged>(completed);
        Assert.Equal(0, await specialist.CountAsync("referral-answered"));

        await network.TellAsync<NotifyOfReferrals, ReferralChanged>(
            completed with { Action = ReferralAction.Completed });
        Assert.Equal(1, await specialist.CountAsync("referral-answered"));
    }

    [Fact]
    public async Task Of_a_first_contact_that_nobody_had_agreed_on_the_participant_hears_nothing()
    {
        var (specialist, participant) = (await SpecialistAsync(), await network.AddParticipantAsync());
        var proposed = new ContactChanged
        {
            ContactId = Guid.CreateVersion7(),
            Version = 2,
            ReferralId = Guid.CreateVersion7(),
            ParticipantId = participant.Id,
            ReferringOrganizationId = network.Community,
            ReceivingOrganizationId = network.Clinic,
            ProposedByOrganizationId = network.Clinic,
            Status = ContactStatus.Proposed,
            Format = ContactFormat.Phone,
            StartsAt = Now.AddDays(2),
            Minutes = 30,
            ReceivingConfirmedAt = Now,
            ReferringOwnerId = specialist.Id,
            ActingOrganizationId = network.Clinic,
            ProposedAt = Now,
            ChangedAt = Now,
        };
        var withdrawn = proposed with { Version = 3, Status = ContactStatus.Withdrawn };

        await network.TellAsync<NotifyOfContacts, ContactChanged>(proposed);
        await network.TellAsync<NotifyOfContacts, ContactChanged>(withdrawn);
        Assert.Equal(1, await specialist.CountAsync("first-contact"));
        Assert.Empty(await participant.NoticesAsync());

        // Who calls off what was agreed on need not be told.
        await network.TellAsync<NotifyOfContacts, ContactChanged>(
            withdrawn with { AgreedAt = Now, ActorId = participant.Id, ActingOrganizationId = null });
        Assert.Equal(2, await specialist.CountAsync("first-contact"));
        Assert.Empty(await participant.NoticesAsync());
    }

    private static Task HearsAsync(Person person, string kind, int times = 1) => Eventually.SucceedsAsync(
        async () => Assert.Equal(times, await person.CountAsync(kind)));

    private static async Task PutAsync(Person person, string address, object content) =>
        (await person.Client.PutAsJsonAsync(address, content)).EnsureSuccessStatusCode();

    private static async Task PostAsync(Person person, string address, object content) =>
        (await person.Client.PostAsJsonAsync(address, content)).EnsureSuccessStatusCode();

    private Task<Person> SpecialistAsync() => network.AddStaffAsync(network.Community, Role.PeerSpecialist);

    private ReferralChanged Referral(Person requester) => new()
    {
        ReferralId = Guid.CreateVersion7(),
        Version = 4,
        ParticipantId = Guid.CreateVersion7(),
        ReferringOrganizationId = network.Community,
        ReceivingOrganizationId = network.Clinic,
        RequesterId = requester.Id,
        Status = ReferralStatus.Sent,
        Priority = ReferralPriority.Routine,
        ServiceCode = "housing",
        AuthoredAt = Now,
        SentAt = Now,
        ChangedAt = Now,
    };
}
