using System.Globalization;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Storage;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>A version of a resource with what the index keeps beside it.</summary>
internal sealed record Projection
{
    private const string Error = "entered-in-error";

    /// <summary>Its id, version and labels are set when it is stored.</summary>
    public required Resource Resource { get; init; }

    public required Guid Id { get; init; }

    public required long Version { get; init; }

    public bool Visible { get; init; } = true;

    public Guid? ParticipantId { get; init; }

    public Guid? DiscloserId { get; init; }

    public Guid? RecipientId { get; init; }

    public DisclosureCategory? Category { get; init; }

    public string? Status { get; init; }

    /// <summary>The last version that took something back as an error; 0 for none.</summary>
    public long RetractedIn { get; init; }

    /// <summary>
    /// The first version that may be told. What those before it said was an error, and perhaps about somebody else; and
    /// of what is public, nobody needs to know what it once was: a name, a home.
    /// </summary>
    public long ToldFrom => ParticipantId is null || Status == Error ? Version : RetractedIn;

    public IReadOnlyList<Guid> Disclosers { get; init; } = [];

    public IReadOnlyList<Guid> Recipients { get; init; } = [];

    public IReadOnlyList<ParticipantIdentifier> Identifiers { get; init; } = [];

    /// <summary>Of a referral, whether it asks for what SDOH Clinical Care is about, in a code that it knows.</summary>
    public bool IsSocialNeed { get; init; }

    public string Type => Resource.TypeName;

    public ResourceKey Key => new(Type, Id);

    /// <summary>The resource as it is sent.</summary>
    public byte[] ToBody(DateTimeOffset lastUpdated)
    {
        Resource.Id = Id.ToString();
        Resource.Meta = Meta(Version, lastUpdated, isPart2: ParticipantId is not null);
        Resource.Meta.Profile = Profiles.Of(this);
        return FhirJson.Write(Resource);
    }

    public static Meta Meta(long version, DateTimeOffset lastUpdated, bool isPart2) => new()
    {
        VersionId = version.ToString(CultureInfo.InvariantCulture),
        LastUpdated = lastUpdated,
        Security = isPart2 ? Labels.Part2() : [],
    };
}
