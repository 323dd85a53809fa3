using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Questions;

namespace CareBridge.Referrals.Features;

/// <summary>The way to <see cref="FileReferrals"/> from another process.</summary>
internal sealed class AskReferralFilings(QuestionClient client) : IReferralFilings
{
    public Task<ReferralChanged> FileAsync(FileReferral question, CancellationToken cancellation) =>
        client.AskAsync<FileReferral, ReferralChanged>(ReferralsModule.Service, question, cancellation);

    public Task<ReferralChanged> CancelAsync(CancelFiledReferral question, CancellationToken cancellation) =>
        client.AskAsync<CancelFiledReferral, ReferralChanged>(ReferralsModule.Service, question, cancellation);

    public Task<ReferralChanged> InformAsync(InformReceiver question, CancellationToken cancellation) =>
        client.AskAsync<InformReceiver, ReferralChanged>(ReferralsModule.Service, question, cancellation);
}
