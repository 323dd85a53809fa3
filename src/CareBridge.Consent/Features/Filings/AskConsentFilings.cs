using CareBridge.Contracts.Consent;
using CareBridge.Platform.Questions;

namespace CareBridge.Consent.Features.Filings;

/// <summary>Consent's desk for filings where it runs in another process.</summary>
internal sealed class AskConsentFilings(QuestionClient client) : IConsentFilings
{
    public Task<ConsentChanged> FileAsync(FileConsent question, CancellationToken cancellation) =>
        client.AskAsync<FileConsent, ConsentChanged>(ConsentModule.Service, question, cancellation);

    public Task<ConsentChanged> RevokeAsync(FileRevocation question, CancellationToken cancellation) =>
        client.AskAsync<FileRevocation, ConsentChanged>(ConsentModule.Service, question, cancellation);
}
