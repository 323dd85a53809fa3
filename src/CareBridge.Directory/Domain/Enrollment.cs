namespace CareBridge.Directory.Domain;

/// <summary>That an organization serves a participant, and the number it knows them by.</summary>
internal sealed class Enrollment
{
    private Enrollment()
    {
    }

    public Enrollment(Guid participantId, Guid organizationId, Identifier? identifier, bool isRegistered)
    {
        ParticipantId = participantId;
        OrganizationId = organizationId;
        Identifier = identifier;
        IsRegistered = isRegistered;
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    /// <summary>
    /// The organization registered the participant itself. One that was only linked to them learns nothing from that:
    /// neither who they are, nor that anybody else serves them (42 CFR 2.13(c)).
    /// </summary>
    public bool IsRegistered { get; private init; }

    public Identifier? Identifier { get; private set; }

    internal void Renumber(Identifier identifier) => Identifier = identifier;
}
