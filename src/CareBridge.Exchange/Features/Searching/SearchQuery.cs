using CareBridge.Exchange.Features.Rest;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>What is looked for.</summary>
internal sealed record SearchQuery(ServedType Type, IReadOnlyList<Criterion> Criteria)
{
    /// <summary>How many people it can be about at most, as it names them; 0 when it names none.</summary>
    public int PeopleNamed => Criteria.Sum(criterion => criterion.PeopleNamed);

    /// <summary>
    /// Whether what is withheld is known before a page is cut; else it is found out page by page, as an organization
    /// may have received too many to ask about them all beforehand, and nothing is counted.
    /// </summary>
    public bool NarrowsBeforehand => !Type.NeedsPermit || PeopleNamed > 0;

    /// <summary>Whether it follows references to what is somebody's, so that a match tells of that, too.</summary>
    public bool TellsOfOthers => Criteria.Any(criterion => criterion
        is ChainedCriterion { Target.NeedsPermit: true } or ReversedCriterion { Source.NeedsPermit: true });

    /// <summary>One of each group must be an identifier of the patient that the client may see.</summary>
    public IReadOnlyList<IReadOnlyList<IdentifierValue>> Identifiers =>
    [
        .. Criteria.OfType<PlainCriterion>()
            .Where(criterion => criterion.Parameter.IsPatientNumber)
            .Select(criterion => criterion.Values.Select(IdentifierValue.Parse).OfType<IdentifierValue>().ToList()),
    ];

    /// <summary>The ids, when the search is for these and nothing else; null otherwise.</summary>
    public IReadOnlyList<Guid>? OnlyIds => Criteria is [PlainCriterion { Parameter.Name: "_id" } ids]
        ? [.. ids.Values.Select(value => Guid.TryParse(value, out var id) ? id : Guid.Empty).Distinct()]
        : null;
}
