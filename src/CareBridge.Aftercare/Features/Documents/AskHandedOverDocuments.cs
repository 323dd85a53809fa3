using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Questions;

namespace CareBridge.Aftercare.Features.Documents;

/// <summary>The way to <see cref="FindHandedOverDocuments"/> from another process.</summary>
internal sealed class AskHandedOverDocuments(QuestionClient client) : IHandedOverDocuments
{
    public Task<KnownDocuments> FindAsync(FindDocuments question, CancellationToken cancellation) =>
        client.AskAsync<FindDocuments, KnownDocuments>(AftercareModule.Service, question, cancellation);
}
