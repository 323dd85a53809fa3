using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>Nothing is sent twice, whoever dies and however many are at it.</summary>
public sealed class SendingOnceTests(NoticeHost network) : IClassFixture<NoticeHost>
{
    [Fact]
    public async Task Several_instances_send_each_notice_once()
    {
        await using var another = await network.StartAnotherAsync();
        var participant = await network.AddParticipantAsync();
        var specialist = await network.AddStaffAsync(network.Community, Role.PeerSpecialist);

        for (var i = 0; i < 12; i++) await network.AskConsentAsync(specialist, participant);

        await Eventually.SucceedsAsync(async () => Assert.Equal(
            12,
            await network.InStoreAsync(store => store.Dispatches.CountAsync(
                d => d.PersonId == participant.Id && d.Status == DispatchStatus.Delivered))));
        Assert.Equal(12, participant.Mails.Count);
        Assert.Equal(12, participant.Mails.Select(mail => mail.Headers["Message-ID"]).Distinct().Count());
    }

    [Theory]
    [InlineData(Channel.Email, true, Wording.Notice, DispatchStatus.Unsure, 0)]
    [InlineData(Channel.Email, false, Wording.Notice, DispatchStatus.Delivered, 1)]
    [InlineData(Channel.Email, true, Wording.Urgent, DispatchStatus.Delivered, 1)]
    internal async Task Of_what_a_dead_instance_had_handed_over_only_what_is_urgent_is_sent_again(
        Channel channel, bool handedOver, Wording wording, DispatchStatus status, int mails)
    {
        var participant = await network.AddParticipantAsync();
        var past = TimeProvider.System.GetUtcNow().AddMinutes(-5);
        var kind = wording == Wording.Urgent ? NoticeKind.CrisisRaised : NoticeKind.ConsentAsked;
        var id = Guid.CreateVersion7();

        await network.InStoreAsync(store =>
        {
            // As it was left: claimed, begun, and perhaps on its way.
            var dispatch = Dispatch.Of(kind, id, participant.Id, past, past);
            dispatch.Claim(past);
            dispatch.Begin(channel);
            if (handedOver) dispatch.HandOver(past);
            store.Dispatches.Add(dispatch);
            store.DeliveryAttempts.Add(DeliveryAttempt.Begin(dispatch, channel, past));
            store.Notices.Add(Notice.Make(id, participant.Id, kind, null, id, past));
            return store.SaveChangesAsync();
        });

        await Eventually.SucceedsAsync(async () => Assert.Equal(
            status,
            await network.InStoreAsync(store => store.Dispatches
                .Where(d => d.Id == id).Select(d => d.Status).SingleAsync())));
        Assert.Equal(mails, participant.Mails.Count);
        Assert.All(participant.Mails, mail => Assert.Equal($"<{id:N}@portal.example>", mail.Headers["Message-ID"]));
        Assert.Equal(
            $"email {(handedOver ? "unsure" : "failed")} interrupted", (await participant.DeliveriesAsync())[0]);
    }

    [Fact]
    public async Task An_instance_whose_claim_was_taken_over_hands_nothing_over()
    {
        var participant = await network.AddParticipantAsync();
        var at = TimeProvider.System.GetUtcNow();
        var id = Guid.CreateVersion7();
        await network.InStoreAsync(store =>
        {
            store.Dispatches.Add(Dispatch.Of(NoticeKind.ConsentAsked, id, participant.Id, at.AddDays(1), at));
            return store.SaveChangesAsync();
        });

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => network.InStoreAsync(async mine =>
        {
            var slow = await mine.Dispatches.SingleAsync(d => d.Id == id);
            await network.InStoreAsync(async theirs =>
            {
                (await theirs.Dispatches.SingleAsync(d => d.Id == id)).Claim(at.AddDays(2));
                return await theirs.SaveChangesAsync();
            });
            slow.HandOver(at);
            return await mine.SaveChangesAsync();
        }));
    }
}
