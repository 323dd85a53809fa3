namespace CareBridge.Contracts.Consent;

/// <summary>
/// What Consent answers to Platform's door, the only one that asks. Nothing is cached: each answer is the truth at the
/// instant Consent gave it (architecture, invariants 1 and 2).
/// </summary>
public interface IDisclosures
{
    /// <summary>
    /// Decides item by item and, before it answers, puts what it permits into the accounting of disclosures
    /// (42 CFR 2.25). Asked twice with one <see cref="AuthorizeDisclosure.DisclosureId"/> it accounts once.
    /// </summary>
    Task<DisclosureAuthorization> AuthorizeAsync(AuthorizeDisclosure question, CancellationToken cancellation);

    /// <summary>Decides without disclosing: nothing is accounted for, and nothing may be sent on the answer.</summary>
    Task<DisclosureDecision> DecideAsync(DecideDisclosure question, CancellationToken cancellation);
}

/// <summary>One response, push or file that is about to leave.</summary>
public sealed record AuthorizeDisclosure
{
    /// <summary>Most <see cref="Items"/>; over HTTP they must fit a request body.</summary>
    public const int MaxItems = 1000;

    public required Guid DisclosureId { get; init; }

    public required Guid RecipientOrganizationId { get; init; }

    /// <summary>
    /// The person or client that receives it, at the recipient: a consent may name them and nobody else there.
    /// </summary>
    public required Guid RecipientId { get; init; }

    public required PurposeOfUse Purpose { get; init; }

    public required IReadOnlyList<DisclosureItem> Items { get; init; }

    /// <summary>
    /// Set only for a medical emergency (42 CFR 2.51): what no consent permits is permitted without, and documented at
    /// once.
    /// </summary>
    public EmergencyGrounds? Emergency { get; init; }
}

/// <param name="ResourceType">A FHIR resource type name.</param>
public sealed record DisclosureItem(
    string ResourceType,
    Guid ResourceId,
    long ResourceVersion,
    Guid ParticipantId,
    Guid DiscloserOrganizationId,
    DisclosureCategory Category);

/// <summary>What 42 CFR 2.51(c) has written down about an emergency disclosure.</summary>
/// <param name="DisclosedBy">The person who made the disclosure.</param>
/// <param name="NatureCode">The nature of the emergency, coded, such as <c>suicide-risk-high</c>.</param>
public sealed record EmergencyGrounds(Guid DisclosedBy, string NatureCode);

/// <param name="Permitted">
/// In the order asked; what is not in it must not be sent. The asker is told no reason, for any reason would tell of
/// the person; a privacy officer finds it in Consent.
/// </param>
public sealed record DisclosureAuthorization(IReadOnlyList<PermittedItem> Permitted)
{
    /// <summary>The consents that <see cref="Permitted"/> rests on, each once; they go with the disclosure.</summary>
    public IReadOnlyList<ConsentScope> Scopes { get; init; } = [];
}

/// <summary>The "clear explanation of the scope" that accompanies a disclosure (42 CFR 2.32).</summary>
/// <param name="Explanation">In plain words, without anything that tells who the participant is.</param>
/// <param name="ExpiresAt">Null when an event ends it.</param>
public sealed record ConsentScope(
    Guid ConsentId,
    IReadOnlyList<DisclosureCategory> Categories,
    IReadOnlyList<PurposeOfUse> Purposes,
    DateTimeOffset GrantedAt,
    DateTimeOffset? ExpiresAt,
    string Explanation);

/// <param name="Index">Position in <see cref="AuthorizeDisclosure.Items"/>.</param>
/// <param name="ConsentId">The consent it rests on; null in a medical emergency.</param>
public sealed record PermittedItem(int Index, Guid? ConsentId)
{
    /// <summary>The break-glass access it rests on, when a person has opened one (42 CFR 2.51).</summary>
    public Guid? BreakGlassId { get; init; }
}

public sealed record DecideDisclosure
{
    public required Guid ParticipantId { get; init; }

    public required Guid RecipientOrganizationId { get; init; }

    /// <summary>The person there; null asks for the organization as such, which a named person is not.</summary>
    public Guid? RecipientId { get; init; }

    public required PurposeOfUse Purpose { get; init; }

    public required IReadOnlyList<DisclosureScope> Scopes { get; init; }
}

/// <summary>What one organization holds of one kind.</summary>
public sealed record DisclosureScope(Guid DiscloserOrganizationId, DisclosureCategory Category);

/// <param name="Permitted">The scopes that a consent permits now.</param>
/// <param name="ConsentId">A consent the permits rest on; null when nothing is permitted.</param>
public sealed record DisclosureDecision(IReadOnlyList<DisclosureScope> Permitted, Guid? ConsentId);
