using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Questions;

namespace CareBridge.Aftercare.Features.Filings;

/// <summary>Aftercare's desk for filings where it runs in another process.</summary>
internal sealed class AskAftercareFilings(QuestionClient client) : IAftercareFilings
{
    public Task<AftercarePlanChanged> WritePlanAsync(WritePlan question, CancellationToken cancellation) =>
        client.AskAsync<WritePlan, AftercarePlanChanged>(AftercareModule.Service, question, cancellation);

    public Task<DocumentChanged> FileDocumentAsync(FileDocument question, CancellationToken cancellation) =>
        client.AskAsync<FileDocument, DocumentChanged>(AftercareModule.Service, question, cancellation);

    public Task<DocumentChanged> MarkDocumentAsync(MarkDocument question, CancellationToken cancellation) =>
        client.AskAsync<MarkDocument, DocumentChanged>(AftercareModule.Service, question, cancellation);

    public Task<CommunicationSent> SendAsync(SendCommunication question, CancellationToken cancellation) =>
        client.AskAsync<SendCommunication, CommunicationSent>(AftercareModule.Service, question, cancellation);
}
