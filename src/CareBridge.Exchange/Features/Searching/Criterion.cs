using CareBridge.Exchange.Features.Rest;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>One condition of a search; all of a search's must hold.</summary>
internal abstract record Criterion
{
    /// <summary>How many people what it finds can be about at most, as it names them; 0 when it names none.</summary>
    public abstract int PeopleNamed { get; }
}

/// <summary>The parameter has one of the values.</summary>
internal sealed record PlainCriterion(SearchParameter Parameter, string? Modifier, IReadOnlyList<string> Values)
    : Criterion
{
    public override int PeopleNamed =>
        Parameter.NamesPeople && (Modifier is null || Parameter.Targets.Contains(Modifier)) ? Values.Count : 0;
}

/// <summary>The parameter refers to what meets another condition: <c>patient.name</c>.</summary>
internal sealed record ChainedCriterion(SearchParameter Reference, ServedType Target, PlainCriterion Inner) : Criterion
{
    public override int PeopleNamed => Reference.IsSubject ? Inner.PeopleNamed : 0;
}

/// <summary>Something that meets another condition refers to it: <c>_has:Observation:patient:code</c>.</summary>
internal sealed record ReversedCriterion(ServedType Source, SearchParameter Reference, PlainCriterion Inner) : Criterion
{
    public override int PeopleNamed => 0;
}
