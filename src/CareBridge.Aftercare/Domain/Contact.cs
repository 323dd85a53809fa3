using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>A member of staff got in touch with a participant, or tried to. Once recorded it stands.</summary>
internal sealed class Contact : Aggregate, ISorted, IHeldRecord
{
    private Contact()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public Guid MadeBy { get; private init; }

    public ContactMeans Means { get; private init; }

    public ContactOutcome Outcome { get; private init; }

    public int Minutes { get; private init; }

    public DateTimeOffset MadeAt { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    public string SortKey { get; private init; } = null!;

    public ContactContent Content => new(ParticipantId, OrganizationId, Means, Outcome, Minutes, MadeAt);

    public static Contact Record(Guid id, ContactContent content, Guid madeBy, DateTimeOffset at)
    {
        var contact = new Contact
        {
            Id = id,
            ParticipantId = content.ParticipantId,
            OrganizationId = content.OrganizationId,
            MadeBy = madeBy,
            Means = content.Means,
            Outcome = content.Outcome,
            Minutes = content.Minutes,
            MadeAt = content.MadeAt,
            RecordedAt = at,
            SortKey = Platform.Domain.SortKey.Of(content.MadeAt, id),
        };
        contact.Changed(at);
        return contact;
    }

    public override object ToMessage(ISeal seal) => new ContactRecorded
    {
        ContactId = Id,
        ParticipantId = ParticipantId,
        OrganizationId = OrganizationId,
        MadeBy = MadeBy,
        Means = Means,
        Outcome = Outcome,
        Minutes = Minutes,
        MadeAt = MadeAt,
        RecordedAt = RecordedAt,
    };
}

/// <param name="Minutes">How long it took; 0 when nobody was reached.</param>
internal sealed record ContactContent(
    Guid ParticipantId,
    Guid OrganizationId,
    ContactMeans Means,
    ContactOutcome Outcome,
    int Minutes,
    DateTimeOffset MadeAt);
