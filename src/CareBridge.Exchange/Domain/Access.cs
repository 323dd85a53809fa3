namespace CareBridge.Exchange.Domain;

/// <summary>What a SMART scope lets a client do with resources of a type (v2: the letters c, r, u, d and s).</summary>
[Flags]
internal enum Access
{
    None = 0,
    Read = 1,
    Search = 2,
    Update = 4,
    Create = 8,
    Delete = 16,
}
