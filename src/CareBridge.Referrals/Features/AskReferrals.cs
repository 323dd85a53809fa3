using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Questions;

namespace CareBridge.Referrals.Features;

/// <summary>The way to <see cref="AnswerReferrals"/> from another process.</summary>
internal sealed class AskReferrals(QuestionClient client) : IReferralAnswers
{
    public Task<ReferralChanged> AnswerAsync(AnswerReferral question, CancellationToken cancellation) =>
        client.AskAsync<AnswerReferral, ReferralChanged>(ReferralsModule.Service, question, cancellation);
}
