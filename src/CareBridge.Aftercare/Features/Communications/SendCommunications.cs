using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Communications;

/// <summary>
/// Takes what one organization writes to another about a participant. Whether the other serves them is neither asked
/// nor told: it would tell the sender of a person. Consent decides when the recipient looks.
/// </summary>
internal sealed class SendCommunications(
    AftercareDbContext store, ServedParticipants served, IDirectory directory, ISeal seal, TimeProvider time)
{
    /// <exception cref="RefusedException">The id is in use for something else.</exception>
    /// <exception cref="NotFoundException">The sender does not serve the participant.</exception>
    public async Task<Communication> SendAsync(SendCommunication sent, CancellationToken cancellation)
    {
        Check(sent, seal.Open<CommunicationText>(sent.Text));
        var existing = await store.Communications.SingleOrDefaultAsync(
            c => c.Id == sent.CommunicationId, cancellation);
        if (existing is not null)
        {
            return IsSame(existing, sent)
                ? existing
                : throw RefusedException.InUse();
        }
        await served.RequireAsync(sent.ParticipantId, sent.SenderOrganizationId, cancellation);
        var recipient = await directory.FindOrganizationAsync(
            new FindOrganization(sent.RecipientOrganizationId), cancellation);
        if (recipient.Kind is null)
            throw new InvalidRequestException("recipientOrganizationId", "There is no such active organization.");
        var communication = Communication.Send(sent, time.Now());
        store.Communications.Add(communication);
        await store.SaveChangesAsync(cancellation);
        return communication;
    }

    private static void Check(SendCommunication sent, CommunicationText text)
    {
        var check = new Check()
            .That(
                sent.RecipientOrganizationId != sent.SenderOrganizationId,
                "recipientOrganizationId",
                "Another organization than your own.")
            .That(sent.Category != DisclosureCategory.Identity, "category", "Any but identity, which all imply.")
            .That(text.Parts.Count is > 0 and <= CommunicationText.MostParts, "text",
                $"Required, at most {CommunicationText.MostParts}.");
        foreach (var (index, part) in text.Parts.Index())
            check.Text(part, $"text[{index}]", CommunicationText.PartLength);
        check.ThrowIfAny();
    }

    private bool IsSame(Communication existing, SendCommunication sent) =>
        existing.OrganizationId == sent.SenderOrganizationId
        && existing.ParticipantId == sent.ParticipantId
        && existing.RecipientOrganizationId == sent.RecipientOrganizationId
        && existing.Category == sent.Category
        && existing.InResponseTo == sent.InResponseTo
        && (sent.SentAt is null || existing.SentAt == sent.SentAt?.AsKept())
        && Words(existing.Text) == Words(sent.Text);

    /// <summary>Sealed twice the same words differ.</summary>
    private (string Parts, ForeignIdentifier? Identifier) Words(SealedContent text)
    {
        var opened = seal.Open<CommunicationText>(text);
        return (string.Join('\0', opened.Parts), opened.Identifier);
    }
}
