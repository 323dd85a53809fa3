using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Messaging;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// Staff of the receiving organization hear that a referral waits for them, or does not any more; whoever answers for
/// it on either side, what the other has done and what is late.
/// </summary>
internal sealed class NotifyOfReferrals(Notifier notifier, ReferralSides sides) : IReaction<ReferralChanged>
{
    public async Task HandleAsync(ReferralChanged message, CancellationToken cancellation)
    {
        // It stands where it stood: whoever has come to work there since is told nothing old.
        if (message.Action is ReferralAction.Withheld or ReferralAction.Released) return;
        await TellOfActionAsync(message, cancellation);
        await TellOwnerAsync(message, cancellation);
        // One that waited for consent again and is sent anew is news again.
        var sent = $"{message.Status} {message.SentAt?.UtcTicks}";
        await (message.Status switch
        {
            ReferralStatus.Sent => TellReceiverAsync(NoticeKind.ReferralWaiting),
            ReferralStatus.Cancelled when message.SentAt is not null =>
                TellReceiverAsync(NoticeKind.ReferralCancelled),
            ReferralStatus.Accepted or ReferralStatus.Declined or ReferralStatus.Completed =>
                TellReferrerAsync(NoticeKind.ReferralAnswered, sent),
            ReferralStatus.NoShow => TellReferrerAsync(NoticeKind.ReferralAnswered, $"{sent} {message.NoShows}"),
            ReferralStatus.Draft or ReferralStatus.AwaitingConsent or ReferralStatus.Received
                or ReferralStatus.NeedsInfo or ReferralStatus.Scheduled or ReferralStatus.InProgress
                or ReferralStatus.Cancelled => Task.CompletedTask,
        });

        async Task TellReceiverAsync(NoticeKind kind) => await notifier.TellAsync(
            new News(kind, message.ReferralId, sent, IsOwn: false) { Question = ReferralSides.Question(message) },
            await sides.ReceiversAsync(message, cancellation),
            cancellation);

        Task TellReferrerAsync(NoticeKind kind, string occasion) => notifier.TellAsync(
            new News(kind, message.ReferralId, occasion, IsOwn: true), sides.Referrer(message), cancellation);
    }

    /// <summary>Whoever has it from a colleague; not who took it on themself.</summary>
    private async Task TellOwnerAsync(ReferralChanged message, CancellationToken cancellation)
    {
        if (message.AssignedOwnerId is not { } owner || owner == message.ActorId) return;
        var isReferrers = owner == message.ReferringOwnerId;
        await notifier.TellAsync(
            OfVersion(message, NoticeKind.ReferralAssigned, isReferrers),
            isReferrers ? sides.Referrer(message) : await sides.ReceiverAsync(message, cancellation),
            cancellation);
    }

    /// <summary>What one version tells, and no other.</summary>
    private async Task TellOfActionAsync(ReferralChanged message, CancellationToken cancellation)
    {
        NoticeKind? kind = message.Action switch
        {
            ReferralAction.QuestionAsked or ReferralAction.QuestionAnswered => NoticeKind.ReferralQuestion,
            ReferralAction.Reminded or ReferralAction.PassedOn => NoticeKind.ReferralDue,
            ReferralAction.TakenBack => NoticeKind.ReferralAnswered,
            _ => null,
        };
        if (kind is not { } one) return;
        var isDue = one == NoticeKind.ReferralDue;
        var isReferrers = message.Action is ReferralAction.QuestionAsked or ReferralAction.TakenBack
            || (isDue && message.AwaitedOrganizationId == message.ReferringOrganizationId);
        await notifier.TellAsync(
            OfVersion(message, one, isReferrers),
            isReferrers
                ? isDue ? sides.Referrers(message) : sides.Referrer(message)
                : await sides.ReceiverAsync(message, cancellation),
            cancellation);
    }

    private static News OfVersion(ReferralChanged message, NoticeKind kind, bool isReferrers) =>
        new(kind, message.ReferralId, $"version {message.Version}", isReferrers)
        {
            Question = isReferrers ? null : ReferralSides.Question(message),
        };
}
