namespace CareBridge.Portal.Delivery;

/// <summary>
/// How long a channel may take. A process that ends waits for those that are under way: what was handed over has an
/// answer then.
/// </summary>
internal static class DeliveryTimeouts
{
    public static readonly TimeSpan Http = TimeSpan.FromSeconds(10);

    /// <summary>A mail server may look at a sender for a while before it answers.</summary>
    public static readonly TimeSpan Smtp = TimeSpan.FromSeconds(25);

    /// <summary>Of a claim, well beyond all of them.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);
}
