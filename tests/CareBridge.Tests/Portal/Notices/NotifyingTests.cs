using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Features.Notices;
using CareBridge.Testing;
using CareBridge.Tests.Crisis;
using CareBridge.Tests.Referrals;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>What happens in the network, and who hears that there is something new.</summary>
public sealed class NotifyingTests(NoticeHost network) : IClassFixture<NoticeHost>
{
    [Fact]
    public async Task A_consent_is_asked_of_the_participant_and_its_answer_told_to_whoever_asked()
    {
        var (specialist, participant) = (await SpecialistAsync(), await network.AddParticipantAsync());

        var consent = await network.AskConsentAsync(specialist, participant);
        await HearsAsync(participant, "consent-asked", consent);
        Assert.Empty(await specialist.NoticesAsync());

        await NoticeHost.GrantAsync(participant, consent);
        await HearsAsync(specialist, "consent-answered", consent);

        (await participant.Client.PostAsJsonAsync($"/api/consent/consents/{consent}/revoke", new { }))
            .EnsureSuccessStatusCode();
        await HearsAsync(specialist, "consent-revoked", consent);
        await Eventually.SucceedsAsync(() =>
        {
            Assert.Single(participant.Mails);
            Assert.Equal(2, specialist.Mails.Count);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_referral_waits_for_the_clinics_staff_and_its_answer_for_whoever_referred()
    {
        var (specialist, participant) = (await SpecialistAsync(), await network.AddParticipantAsync());
        var clinician = await network.AddStaffAsync(network.Clinic, Role.ClinicStaff);
        var officer = await network.AddStaffAsync(network.Clinic, Role.PrivacyOfficer);
        var referral = Guid.CreateVersion7();
        await PutAsync(specialist, $"/api/referrals/referrals/{referral}", new
        {
            participantId = participant.Id,
            receivingOrganizationId = network.Clinic,
            serviceCode = "outpatient-treatment",
            priority = "urgent",
        });
        await PostAsync(specialist, $"/api/referrals/referrals/{referral}/submit");
        var asked = await Eventually.SucceedsAsync(async () => Assert.Single(await participant.NoticesAsync()));
        Assert.Empty(await clinician.NoticesAsync());

        await NoticeHost.GrantAsync(participant, asked.GetProperty("subjectId").GetGuid());
        // What another organization holds is looked up where consent is asked.
        await HearsAsync(clinician, "referral-waiting", subject: null);
        await PostAsync(clinician, $"/api/referrals/referrals/{referral}/receive");
        await PostAsync(clinician, $"/api/referrals/referrals/{referral}/accept");
        await HearsAsync(specialist, "referral-answered", referral);
        Assert.Empty(await officer.NoticesAsync());
    }

    [Fact]
    public async Task Staff_hear_of_a_message_only_if_they_could_read_it()
    {
        var (specialist, participant) = (await SpecialistAsync(), await network.AddParticipantAsync());
        var clinician = await network.AddStaffAsync(network.Clinic, Role.ClinicStaff);

        var before = await HandledAsync();
        await WriteAsync();
        await Eventually.SucceedsAsync(async () => Assert.Equal(before + 1, await HandledAsync()));
        Assert.Empty(await clinician.NoticesAsync());
        var denied = await network.AddStaffAsync(network.Clinic, Role.ClinicStaff);
        await PutAsync(participant, $"/api/consent/denials/{Guid.CreateVersion7()}", new
        {
            recipientPersonIds = new[] { denied.Id },
        });
        await NoticeHost.GrantAsync(participant, await network.AskConsentAsync(specialist, participant));
        await WriteAsync();

        await HearsAsync(clinician, "message-received", subject: null);
        Assert.Single(await clinician.NoticesAsync());
        Assert.Empty(await denied.NoticesAsync());

        Task WriteAsync() => PutAsync(specialist, $"/api/aftercare/communications/{Guid.CreateVersion7()}", new
        {
            participantId = participant.Id,
            recipientOrganizationId = network.Clinic,
            category = "engagement",
            text = "Doing well.",
        });

        // A message that tells nobody has been handled when it is in the inbox.
        Task<int> HandledAsync() => network.InStoreAsync(store => store.Inbox.CountAsync(
            e => e.Reaction == "portal-notify-of-messages"));
    }

    [Fact]
    public async Task A_crisis_pages_every_responder_of_the_team_until_one_has_taken_it()
    {
        var (specialist, participant) = (await SpecialistAsync(), await network.AddParticipantAsync());
        var first = await network.AddStaffAsync(network.CrisisTeam, Role.CrisisResponder);
        var second = await network.AddStaffAsync(network.CrisisTeam, Role.CrisisResponder, mailbox: "busy");

        var escalation = Guid.CreateVersion7();
        await PutAsync(specialist, CrisisDesk.Route(escalation), CrisisDesk.Screened(participant.Id, intent: true));

        var mail = await Eventually.SucceedsAsync(() => Task.FromResult(Assert.Single(first.Mails)));
        Assert.Equal("CareBridge needs you now. Please sign in.", mail.Headers["Subject"]);
        Assert.False(mail.Headers.ContainsKey("List-Unsubscribe"));
        Assert.True((await first.NoticesAsync())[0].GetProperty("urgent").GetBoolean());
        await Eventually.SucceedsAsync(async () => Assert.NotEmpty(await second.DeliveriesAsync()));

        await PostAsync(first, $"{CrisisDesk.Route(escalation)}/acknowledge");
        await Eventually.SucceedsAsync(async () => Assert.Equal(
            DispatchStatus.Unneeded,
            await network.InStoreAsync(store => store.Dispatches
                .Where(d => d.PersonId == second.Id).Select(d => d.Status).SingleAsync())));
    }

    [Fact]
    public async Task The_same_message_told_again_or_late_makes_no_second_notice()
    {
        var (specialist, participant) = (await SpecialistAsync(), await network.AddParticipantAsync());
        var consent = await network.AskConsentAsync(specialist, participant);
        await HearsAsync(participant, "consent-asked", consent);
        var now = TimeProvider.System.GetUtcNow();
        var again = new ConsentChanged
        {
            ConsentId = consent,
            Version = 1,
            ParticipantId = participant.Id,
            Status = ConsentStatus.Requested,
            DiscloserOrganizationIds = [network.Community],
            RecipientOrganizationIds = [network.Clinic],
            Categories = [],
            Purposes = [],
            RequestedAt = now,
            ChangedAt = now,
        };

        await network.TellAsync<NotifyOfConsents, ConsentChanged>(again);
        Assert.Single(await participant.NoticesAsync());

        await network.TellAsync<NotifyOfConsents, ConsentChanged>(again with { RemindersSent = 1 });
        Assert.Equal(2, (await participant.NoticesAsync()).Count);
    }

    [Theory]
    [InlineData(ConsentStatus.Lapsed)]
    [InlineData(ConsentStatus.Expired)]
    public async Task Whoever_asked_hears_that_nobody_answered_or_that_it_has_ended(ConsentStatus status)
    {
        var specialist = await SpecialistAsync();
        var ended = new ConsentChanged
        {
            ConsentId = Guid.CreateVersion7(),
            Version = 2,
            ParticipantId = Guid.CreateVersion7(),
            Status = status,
            DiscloserOrganizationIds = [network.Community],
            RecipientOrganizationIds = [network.Clinic],
            Categories = [],
            Purposes = [],
            RequestedAt = Make.Noon,
            RequestedBy = specialist.Id,
            ChangedAt = Make.Noon,
        };

        await network.TellAsync<NotifyOfConsents, ConsentChanged>(ended);
        await network.TellAsync<NotifyOfConsents, ConsentChanged>(ended);

        await HearsAsync(specialist, "consent-answered", ended.ConsentId);
    }

    [Fact]
    public async Task Nobody_sees_or_reads_the_notices_of_another()
    {
        var (specialist, participant) = (await SpecialistAsync(), await network.AddParticipantAsync());
        await network.AskConsentAsync(specialist, participant);
        var notice = await Eventually.SucceedsAsync(async () => Assert.Single(await participant.NoticesAsync()));
        var id = notice.GetProperty("id").GetGuid();

        var strange = await specialist.Client.PostAsync($"/api/portal/notices/{id}/read", null);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, strange.StatusCode);

        Assert.Equal(1, await UnreadAsync());
        await PostAsync(participant, $"/api/portal/notices/{id}/read");
        var read = (await participant.NoticesAsync())[0].GetProperty("readAt").GetString();
        await PostAsync(participant, $"/api/portal/notices/{id}/read");
        Assert.Equal(read, (await participant.NoticesAsync())[0].GetProperty("readAt").GetString());
        Assert.Equal(0, await UnreadAsync());
        Assert.Empty((await participant.Client.GetFromJsonAsync<JsonElement>("/api/portal/notices?unread=true"))
            .GetProperty("items").EnumerateArray());

        async Task<int> UnreadAsync() =>
            (await participant.Client.GetFromJsonAsync<JsonElement>("/api/portal/notices/unread"))
            .GetProperty("count").GetInt32();
    }

    private Task<Person> SpecialistAsync() => network.AddStaffAsync(network.Community, Role.PeerSpecialist);

    private static Task HearsAsync(Person person, string kind, Guid? subject) => Eventually.SucceedsAsync(async () =>
    {
        var notice = Assert.Single(
            await person.NoticesAsync(), one => one.GetProperty("kind").GetString() == kind);
        Assert.Equal(subject, notice.TryGetProperty("subjectId", out var id) ? id.GetGuid() : null);
    });

    private static async Task PutAsync(Person person, string address, object content) =>
        (await person.Client.PutAsJsonAsync(address, content)).EnsureSuccessStatusCode();

    private static async Task PostAsync(Person person, string address) =>
        (await person.Client.PostAsync(address, null)).EnsureSuccessStatusCode();
}
