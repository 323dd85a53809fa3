using CareBridge.Contracts;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>What one organization writes to another about a participant. Once sent it stands.</summary>
internal sealed class Communication : Aggregate, ISorted, IHeldRecord
{
    private Communication()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public Guid RecipientOrganizationId { get; private init; }

    public Guid SentBy { get; private init; }

    /// <summary>Which consent it takes to show it to the recipient.</summary>
    public DisclosureCategory Category { get; private init; }

    public Guid? InResponseTo { get; private init; }

    /// <summary>A sealed <see cref="CommunicationText"/>.</summary>
    public SealedContent Text { get; private init; } = null!;

    public DateTimeOffset SentAt { get; private init; }

    public DateTimeOffset ReceivedAt { get; private init; }

    public string SortKey { get; private init; } = null!;

    public static Communication Send(SendCommunication sent, DateTimeOffset at)
    {
        var communication = new Communication
        {
            Id = sent.CommunicationId,
            ParticipantId = sent.ParticipantId,
            OrganizationId = sent.SenderOrganizationId,
            RecipientOrganizationId = sent.RecipientOrganizationId,
            SentBy = sent.SentBy,
            Category = sent.Category,
            InResponseTo = sent.InResponseTo,
            Text = sent.Text,
            SentAt = (sent.SentAt ?? at).AsKept(),
            ReceivedAt = at,
            SortKey = Platform.Domain.SortKey.Of(at, sent.CommunicationId),
        };
        communication.Changed(at);
        return communication;
    }

    public override object ToMessage(ISeal seal) => new CommunicationSent
    {
        CommunicationId = Id,
        Version = Version,
        ParticipantId = ParticipantId,
        SenderOrganizationId = OrganizationId,
        RecipientOrganizationId = RecipientOrganizationId,
        SentBy = SentBy,
        Category = Category,
        InResponseTo = InResponseTo,
        Text = Text,
        SentAt = SentAt,
        ReceivedAt = ReceivedAt,
    };
}
