using System.Linq.Expressions;
using CareBridge.Exchange.Storage;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>A search parameter that is served, and what it finds a resource by.</summary>
internal sealed record SearchParameter
{
    public required string Name { get; init; }

    public required SearchParamType Type { get; init; }

    public required string Documentation { get; init; }

    /// <summary>FHIRPath of what it looks at.</summary>
    public required string Expression { get; init; }

    /// <summary>Where it is defined.</summary>
    public required string Definition { get; init; }

    /// <summary>The elements that the index keeps for it; none for what a column answers.</summary>
    public Func<Resource, IEnumerable<object?>> Elements { get; init; } = _ => [];

    /// <summary>What one of its values asks of the head itself; null for what the index answers.</summary>
    public Func<string, SearchContext, Expression<Func<ResourceHead, bool>>>? Column { get; init; }

    /// <summary>Of a reference, the served types that it may point to.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>
    /// Of a reference by canonical address, the type of definition that it names; null for any other parameter.
    /// </summary>
    public string? CanonicalOf { get; init; }

    /// <summary>Whether what one of its values finds is about one person.</summary>
    public bool NamesPeople => Name is "_id" or "patient" or "subject" or "target" || IsPatientNumber;

    /// <summary>Whether it is a number by which organizations know a patient.</summary>
    public bool IsPatientNumber => Name == "identifier" && Column is not null;

    /// <summary>Whether it is the patient that everything about a participant points to.</summary>
    public bool IsSubject => Name is "patient" or "subject" && Column is not null;

    public IEnumerable<string> Modifiers => Column is not null
        ? IsSubject ? ["missing", .. Targets] : []
        : Type switch
        {
            SearchParamType.Token => ["missing", "not"],
            SearchParamType.String => ["missing", "exact", "contains"],
            SearchParamType.Reference when CanonicalOf is not null => ["missing"],
            SearchParamType.Reference => ["missing", "identifier", .. Targets],
            _ => ["missing"],
        };
}

/// <param name="BaseUrl">References may be written with it.</param>
internal sealed record SearchContext(string BaseUrl, IQueryable<PatientIdentifier> Identifiers, DateTimeOffset Now);
