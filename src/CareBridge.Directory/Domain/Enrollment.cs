namespace CareBridge.Directory.Domain;

/// <summary>That an organization serves a participant, and the number it knows them by.</summary>
internal sealed class Enrollment
{
    private Enrollment()
    {
    }

    public Enrollment(Guid participantId, Guid organizationId, Identifier? identifier)
    {
        ParticipantId = participantId;
        OrganizationId = organizationId;
        Identifier = identifier;
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public Identifier? Identifier { get; private set; }

    internal void Renumber(Identifier identifier) => Identifier = identifier;
}
