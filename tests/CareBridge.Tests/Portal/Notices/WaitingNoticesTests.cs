using CareBridge.Contracts;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Features.Notices;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>What waits: for the end of the night, or for the others that go with it.</summary>
public sealed class WaitingNoticesTests(ClockedNoticeHost network) : IClassFixture<ClockedNoticeHost>
{
    [Fact]
    public async Task A_digest_gathers_what_was_new_since_the_last_and_is_not_sent_for_nothing()
    {
        var participant = await network.AddParticipantAsync();
        var specialist = await network.AddStaffAsync(network.Community, Role.PeerSpecialist);
        (await participant.PutSettingsAsync(kinds: [new { kind = "consent-asked", when = "daily" }]))
            .EnsureSuccessStatusCode();

        for (var i = 1; i <= 3; i++) await AskAsync(specialist, participant, i);
        network.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(participant.Mails);
        MoveToMorning();
        var mail = await ArrivesAsync(participant, 1);

        Assert.Equal("You have new messages in CareBridge.", mail.Headers["Subject"]);
        Assert.Contains($"{NoticeHost.Origin}/notices\r\n", mail.Text, StringComparison.Ordinal);
        await AskAsync(specialist, participant, 4);
        (await participant.Client.PostAsync("/api/portal/notices/read", null)).EnsureSuccessStatusCode();
        MoveToMorning();
        await Eventually.SucceedsAsync(async () =>
        {
            await network.StepAsync();
            Assert.Equal(
                [DispatchStatus.Delivered, DispatchStatus.Unneeded],
                await network.InStoreAsync(store => store.Dispatches.Where(d => d.PersonId == participant.Id)
                    .OrderBy(d => d.CreatedAt).Select(d => d.Status).ToListAsync()));
        });
        Assert.Single(participant.Mails);
    }

    [Fact]
    public async Task What_is_urgent_and_no_channel_can_take_waits_for_one_while_it_is_needed()
    {
        var (needed, read) = (await AlarmedAsync(), await AlarmedAsync());

        foreach (var person in new[] { needed, read })
        {
            await SettlesAsync(person, held: true);
            Assert.Empty(person.Mails);
        }
        (await read.Client.PostAsync("/api/portal/notices/read", null)).EnsureSuccessStatusCode();
        (await needed.PutSettingsAsync(urgentChannels: ["email"])).EnsureSuccessStatusCode();
        network.Clock.Advance(TimeSpan.FromMinutes(1));

        await ArrivesAsync(needed, 1);
        await SettlesAsync(read, held: false);
        Assert.Empty(read.Mails);

        Task SettlesAsync(Person person, bool held) => Eventually.SucceedsAsync(async () =>
        {
            await network.StepAsync();
            var dispatch = await network.InStoreAsync(
                store => store.Dispatches.SingleAsync(
                    d => d.PersonId == person.Id && d.Kind == NoticeKind.CrisisPage));
            Assert.Equal(
                held ? (DispatchStatus.Waiting, HeldBy.NoChannel) : (DispatchStatus.Unneeded, null),
                (dispatch.Status, dispatch.HeldBy));
        });
    }

    [Fact]
    public async Task A_digest_of_what_they_do_not_want_any_more_is_not_sent()
    {
        var participant = await network.AddParticipantAsync();
        var specialist = await network.AddStaffAsync(network.Community, Role.PeerSpecialist);
        (await participant.PutSettingsAsync(kinds: [new { kind = "consent-asked", when = "daily" }]))
            .EnsureSuccessStatusCode();
        await AskAsync(specialist, participant, 1);

        (await participant.PutSettingsAsync(kinds: [new { kind = "consent-asked", when = "off" }]))
            .EnsureSuccessStatusCode();
        MoveToMorning();

        await Eventually.SucceedsAsync(async () =>
        {
            await network.StepAsync();
            Assert.Equal(
                DispatchStatus.Unneeded,
                await network.InStoreAsync(store => store.Dispatches.Where(d => d.PersonId == participant.Id)
                    .Select(d => d.Status).SingleAsync()));
        });
        Assert.Empty(participant.Mails);
    }

    [Fact]
    public async Task In_quiet_hours_only_what_is_urgent_is_sent()
    {
        var specialist = await network.AddStaffAsync(network.Community, Role.PeerSpecialist);
        var participant = await network.AddParticipantAsync();
        var responder = await network.AddStaffAsync(network.CrisisTeam, Role.CrisisResponder);
        var quiet = network.Clock.GetUtcNow();
        var hours = new { from = $"{quiet.AddHours(-1):HH:mm:ss}", until = $"{quiet.AddHours(6):HH:mm:ss}" };
        foreach (var person in new[] { participant, responder })
            (await person.PutSettingsAsync(quietHours: hours)).EnsureSuccessStatusCode();

        await AskAsync(specialist, participant, 1);
        await network.RaiseAsync(specialist, participant);
        await ArrivesAsync(responder, 1);
        Assert.Empty(participant.Mails);
        Assert.Equal(
            quiet.AddHours(6).AddTicks(-(quiet.Ticks % TimeSpan.TicksPerSecond)),
            await network.InStoreAsync(store => store.Dispatches
                .Where(d => d.PersonId == participant.Id).Select(d => d.DueAt).SingleAsync()));

        network.Clock.Advance(TimeSpan.FromHours(6));
        await ArrivesAsync(participant, 1);
    }

    [Fact]
    public async Task What_waited_and_may_not_be_told_any_more_when_its_time_comes_is_not_sent()
    {
        var specialist = await network.AddStaffAsync(network.Community, Role.PeerSpecialist);
        var clinician = await network.AddStaffAsync(network.Clinic, Role.ClinicStaff);
        var (kept, revoked) = (await network.AddParticipantAsync(), await network.AddParticipantAsync());
        var quiet = network.Clock.GetUtcNow();
        var hours = new { from = $"{quiet.AddHours(-1):HH:mm:ss}", until = $"{quiet.AddHours(6):HH:mm:ss}" };
        (await clinician.PutSettingsAsync(quietHours: hours)).EnsureSuccessStatusCode();
        await GrantAsync(specialist, kept, "engagement");
        Guid[] ended =
            [await GrantAsync(specialist, revoked, "engagement"), await GrantAsync(specialist, revoked, "referrals")];
        await network.TellAsync<NotifyOfMessages, CommunicationSent>(Message(kept));
        await network.TellAsync<NotifyOfMessages, CommunicationSent>(Message(revoked));
        await network.TellAsync<NotifyOfReferrals, ReferralChanged>(Referral(specialist, revoked));
        await Eventually.SucceedsAsync(async () =>
        {
            await network.StepAsync();
            Assert.Equal(3, (await DispatchesAsync(clinician)).Count(one => one.HeldBy == HeldBy.QuietHours));
        });

        foreach (var consent in ended) await RevokeAsync(revoked, consent);
        network.Clock.Advance(TimeSpan.FromHours(6));

        await ArrivesAsync(clinician, 1);
        await Eventually.SucceedsAsync(async () =>
        {
            await network.StepAsync();
            Assert.Equal(
                [DispatchStatus.Delivered, DispatchStatus.Unneeded, DispatchStatus.Unneeded],
                (await DispatchesAsync(clinician)).Select(one => one.Status).Order());
        });
        Assert.Single(clinician.Mails);
        Assert.Single(
            await network.InStoreAsync(store => store.Notices.Where(n => n.PersonId == clinician.Id && n.ReadAt == null)
                .ToListAsync()));
    }

    private Task<List<Dispatch>> DispatchesAsync(Person person) => network.InStoreAsync(
        store => store.Dispatches.AsNoTracking().Where(d => d.PersonId == person.Id).ToListAsync());

    private async Task<Guid> GrantAsync(Person specialist, Person participant, string category)
    {
        var consent = await network.AskConsentAsync(specialist, participant, category);
        await NoticeHost.GrantAsync(participant, consent);
        return consent;
    }

    private static Task RevokeAsync(Person participant, Guid consent) =>
        NoticeDesk.PostAsync(participant, $"/api/consent/consents/{consent}/revoke", new { });

    private CommunicationSent Message(Person participant) => new()
    {
        CommunicationId = Guid.CreateVersion7(),
        Version = 1,
        ParticipantId = participant.Id,
        SenderOrganizationId = network.Community,
        RecipientOrganizationId = network.Clinic,
        SentBy = Guid.CreateVersion7(),
        Category = DisclosureCategory.Engagement,
        Text = new SealedContent("Sealed"),
        SentAt = network.Clock.GetUtcNow(),
        ReceivedAt = network.Clock.GetUtcNow(),
    };

    private ReferralChanged Referral(Person specialist, Person participant) => new()
    {
        ReferralId = Guid.CreateVersion7(),
        Version = 3,
        ParticipantId = participant.Id,
        ReferringOrganizationId = network.Community,
        ReceivingOrganizationId = network.Clinic,
        RequesterId = specialist.Id,
        Status = ReferralStatus.Sent,
        Priority = ReferralPriority.Routine,
        ServiceCode = "housing",
        AuthoredAt = network.Clock.GetUtcNow(),
        SentAt = network.Clock.GetUtcNow(),
        ChangedAt = network.Clock.GetUtcNow(),
    };

    private async Task AskAsync(Person specialist, Person participant, int notices)
    {
        await network.AskConsentAsync(specialist, participant);
        await Eventually.SucceedsAsync(async () => Assert.Equal(notices, (await participant.NoticesAsync()).Count));
    }

    private void MoveToMorning()
    {
        var now = network.Clock.GetUtcNow();
        network.Clock.MoveTo(now.Date.AddDays(now.Hour < 8 ? 0 : 1).AddHours(8));
    }

    private Task<Mail> ArrivesAsync(Person person, int count) => Eventually.SucceedsAsync(async () =>
    {
        await network.StepAsync();
        Assert.Equal(count, person.Mails.Count);
        return person.Mails[^1];
    });

    /// <summary>Somebody who is paged, and has not confirmed the telephone that they want to be paged by.</summary>
    private async Task<Person> AlarmedAsync()
    {
        var person = await network.AddStaffAsync(network.CrisisTeam, Role.CrisisResponder);
        (await person.PutSettingsAsync(urgentChannels: ["sms"], phone: "+15550100177")).EnsureSuccessStatusCode();
        var (id, now) = (Guid.CreateVersion7(), network.Clock.GetUtcNow());
        await network.InStoreAsync(async store =>
        {
            store.Dispatches.Add(Dispatch.Of(NoticeKind.CrisisPage, id, person.Id, now, now));
            store.Notices.Add(Notice.Make(id, person.Id, NoticeKind.CrisisPage, null, id, now));
            return await store.SaveChangesAsync();
        });
        return person;
    }
}
