using CareBridge.Aftercare.Features.Communications;
using CareBridge.Aftercare.Features.Documents;
using CareBridge.Aftercare.Features.Plans;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Features.Filings;

/// <summary>Takes what other organizations' systems write into aftercare.</summary>
internal sealed class AnswerAftercareFilings(
    WritePlans plans, FileDocuments documents, SendCommunications communications, ISeal seal) : IAftercareFilings
{
    public async Task<AftercarePlanChanged> WritePlanAsync(WritePlan question, CancellationToken cancellation) =>
        (AftercarePlanChanged)(await plans.WriteAsync(question, cancellation)).ToMessage(seal);

    public async Task<DocumentChanged> FileDocumentAsync(FileDocument question, CancellationToken cancellation) =>
        (DocumentChanged)(await documents.FileAsync(question, cancellation)).ToMessage(seal);

    public async Task<DocumentChanged> MarkDocumentAsync(MarkDocument question, CancellationToken cancellation) =>
        (DocumentChanged)(await documents.MarkAsync(question, cancellation)).ToMessage(seal);

    public async Task<CommunicationSent> SendAsync(SendCommunication question, CancellationToken cancellation) =>
        (CommunicationSent)(await communications.SendAsync(question, cancellation)).ToMessage(seal);
}
