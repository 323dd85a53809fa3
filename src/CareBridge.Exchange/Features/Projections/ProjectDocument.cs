using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectDocument(Projector projector, ConsentPointers pointers, ISeal seal)
    : IReaction<DocumentChanged>
{
    public async Task HandleAsync(DocumentChanged message, CancellationToken cancellation)
    {
        var document = DocumentReferenceMapper.Map(message, seal.Open<DocumentDetails>(message.Details));
        await projector.TakeAsync(document, cancellation);
        await pointers.PointToAuthorAsync(document, cancellation);
        var content = message.Content is { } file ? seal.Open<DocumentContent>(file) : null;
        if (BinaryMapper.Map(message, content) is { } binary) await projector.TakeAsync(binary, cancellation);
    }
}
