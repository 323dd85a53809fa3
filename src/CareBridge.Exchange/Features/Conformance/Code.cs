namespace CareBridge.Exchange.Features.Conformance;

/// <summary>A code of one of our code systems, and what it means.</summary>
internal sealed record Code(string Value, string Meaning)
{
    /// <summary>For people: the code in words.</summary>
    public string Display => char.ToUpperInvariant(Value[0]) + Value[1..].Replace('-', ' ');
}
