using System.Text.Json;
using System.Text.Json.Serialization;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>
/// A line of the accounting (42 CFR 2.25, 2.51(c)): what one organization disclosed about one participant, to whom, why
/// and on which consent. Written once, chained to the participant's line before, never changed.
/// </summary>
internal sealed class DisclosureRecord : ISorted
{
    public required Guid Id { get; init; }

    /// <summary>Place in the participant's chain, from 1 without gaps.</summary>
    public long Sequence { get; private set; }

    public required string SortKey { get; init; }

    public required Guid DisclosureId { get; init; }

    /// <summary>Which of the lines of one disclosure, from 0.</summary>
    public required int Part { get; init; }

    /// <summary>Hash of the question, to tell its repetition from another under the same id.</summary>
    public required string QuestionHash { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid DiscloserOrganizationId { get; init; }

    /// <summary>Null for a medical emergency.</summary>
    public Guid? ConsentId { get; init; }

    public required Guid RecipientOrganizationId { get; init; }

    /// <summary>The person or client at the recipient.</summary>
    public required Guid RecipientId { get; init; }

    /// <summary>A <see cref="PurposeOfUse"/> as text: verifying must be able to read what was tampered with.</summary>
    public required string Purpose { get; init; }

    /// <summary>In an emergency, who made the disclosure (42 CFR 2.51(c)(2)).</summary>
    public Guid? EmergencyDisclosedBy { get; init; }

    /// <summary>In an emergency, its coded nature (42 CFR 2.51(c)(4)).</summary>
    public string? EmergencyNatureCode { get; init; }

    /// <summary>In an emergency, the break-glass access that it was made under, if a person has opened one.</summary>
    public Guid? BreakGlassId { get; init; }

    public required DateTimeOffset DisclosedAt { get; init; }

    /// <summary>The <see cref="AccountedItem"/>s as JSON, kind by kind, hashed as they are written.</summary>
    public required string Items { get; init; }

    /// <summary>Of the participant's line before.</summary>
    public string PreviousHash { get; private set; } = "";

    /// <summary>SHA-256 over all of the above, in hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    public static string Write(IEnumerable<AccountedItem> items) =>
        JsonSerializer.Serialize(items.GroupBy(item => (item.ResourceType, item.Category)).Select(AccountedKind.Of));

    public IReadOnlyList<AccountedItem> ReadItems() =>
    [
        .. JsonSerializer.Deserialize<List<AccountedKind>>(Items)!
            .SelectMany(kind => kind.Items()).OrderBy(item => item.Index),
    ];

    public PurposeOfUse ReadPurpose() => Enum.Parse<PurposeOfUse>(Purpose);

    public EmergencyGrounds? ReadEmergency() => EmergencyDisclosedBy is { } by && EmergencyNatureCode is { } nature
        ? new EmergencyGrounds(by, nature)
        : null;

    public void Chain(long sequence, string previousHash)
    {
        Sequence = sequence;
        PreviousHash = previousHash;
        Hash = AccountingChain.Hash(this, sequence);
    }
}

/// <param name="Index">Position in the question.</param>
internal sealed record AccountedItem(
    int Index,
    string ResourceType,
    Guid ResourceId,
    long ResourceVersion,
    DisclosureCategory Category);

/// <summary>
/// What a line says of all resources of a type and category. A line may be about a thousand of them, and is kept for as
/// long as the accounting is.
/// </summary>
internal sealed record AccountedKind
{
    public required string ResourceType { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<DisclosureCategory>))]
    public required DisclosureCategory Category { get; init; }

    public required IReadOnlyList<int> Indexes { get; init; }

    /// <summary>In the order of <see cref="Indexes"/>.</summary>
    public required IReadOnlyList<Guid> ResourceIds { get; init; }

    /// <inheritdoc cref="ResourceIds"/>
    public required IReadOnlyList<long> ResourceVersions { get; init; }

    public static AccountedKind Of(
        IGrouping<(string ResourceType, DisclosureCategory Category), AccountedItem> kind) => new()
        {
            ResourceType = kind.Key.ResourceType,
            Category = kind.Key.Category,
            Indexes = [.. kind.Select(item => item.Index)],
            ResourceIds = [.. kind.Select(item => item.ResourceId)],
            ResourceVersions = [.. kind.Select(item => item.ResourceVersion)],
        };

    public IEnumerable<AccountedItem> Items() => Indexes.Select((index, place) =>
        new AccountedItem(index, ResourceType, ResourceIds[place], ResourceVersions[place], Category));
}
