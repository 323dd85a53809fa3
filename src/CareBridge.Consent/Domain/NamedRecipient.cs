namespace CareBridge.Consent.Domain;

/// <summary>A person whom a consent names as recipient (42 CFR 2.31(a)(4)).</summary>
/// <param name="Id">A member of staff's id; anybody else's is made when they are first named.</param>
/// <param name="Name">As the participant reads it on the form.</param>
internal sealed record NamedRecipient(Guid Id, string Name, RecipientRelationship Relationship);

internal enum RecipientRelationship
{
    /// <summary>Works at an organization that the consent names.</summary>
    Staff,
    Family,
    Sponsor,

    /// <summary>A friend, mentor or accountability partner.</summary>
    Ally,
}
