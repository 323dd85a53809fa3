namespace CareBridge.Exchange.Features.Operations;

/// <summary>An operation and how it is called.</summary>
/// <param name="Id">Of its definition.</param>
/// <param name="Code">As addresses name it, without the dollar sign.</param>
/// <param name="Base">Whose definition ours keeps to; null for one that is ours alone.</param>
internal sealed record ServedOperation(string Id, string Code, string? Base = null)
{
    /// <summary>For people.</summary>
    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>The types that it is of; none for one of the system.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Whether a type takes it: <c>/fhir/{type}/$…</c>.</summary>
    public bool OnType { get; init; }

    /// <summary>Whether one resource takes it: <c>/fhir/{type}/{id}/$…</c>.</summary>
    public bool OnInstance { get; init; }

    public bool OnSystem => Types.Count == 0;

    /// <summary>Whether it is also called with GET, its parameters in the query.</summary>
    public bool ByGet { get; init; } = true;

    /// <summary>Whether anything is kept of it but that it was asked for.</summary>
    public bool AffectsState { get; init; }

    /// <summary>All that it understands.</summary>
    public IReadOnlyList<OperationParameter> Parameters { get; init; } = [];

    /// <summary>The type that it answers with; null when that is told elsewhere.</summary>
    public string? Answer { get; init; }

    public string Methods => ByGet ? "GET, POST" : "POST";

    /// <param name="path">Below <c>/fhir</c>.</param>
    public bool IsAt(string[] path) => path switch
    {
        [var code] => OnSystem && Is(code),
        [var type, var code] => OnType && Is(code) && Types.Contains(type),
        [var type, _, var code] => OnInstance && Is(code) && Types.Contains(type),
        _ => false,
    };

    private bool Is(string code) => code == $"${Code}";
}

/// <param name="Type">Of FHIR.</param>
/// <param name="Documentation">What it says, and what is so without it.</param>
internal sealed record OperationParameter(string Name, string Type, string Documentation)
{
    public bool IsRequired { get; init; }

    /// <summary>Whether it may be given more than once.</summary>
    public bool Repeats { get; init; }
}
