namespace CareBridge.Aftercare.Domain;

/// <summary>Something that an organization has recorded of a participant, and holds.</summary>
internal interface IHeldRecord
{
    Guid Id { get; }

    Guid ParticipantId { get; }

    Guid OrganizationId { get; }
}
