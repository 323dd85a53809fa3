using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectDocument(Projector projector, ISeal seal) : IReaction<DocumentChanged>
{
    public async Task HandleAsync(DocumentChanged message, CancellationToken cancellation)
    {
        var details = seal.Open<DocumentDetails>(message.Details);
        await projector.TakeAsync(DocumentReferenceMapper.Map(message, details), cancellation);
        var content = message.Content is { } file ? seal.Open<DocumentContent>(file) : null;
        if (BinaryMapper.Map(message, content) is { } binary) await projector.TakeAsync(binary, cancellation);
    }
}
