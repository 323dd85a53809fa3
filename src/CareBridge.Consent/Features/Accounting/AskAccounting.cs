using CareBridge.Contracts.Consent;
using CareBridge.Platform.Questions;

namespace CareBridge.Consent.Features.Accounting;

/// <summary>The accounting where Consent runs in another process.</summary>
internal sealed class AskAccounting(QuestionClient client) : IAccounting
{
    public Task<AccountingPage> ReadAsync(ReadAccounting question, CancellationToken cancellation) =>
        client.AskAsync<ReadAccounting, AccountingPage>(ConsentModule.Service, question, cancellation);
}
