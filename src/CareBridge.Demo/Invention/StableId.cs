using CareBridge.Platform.Domain;

namespace CareBridge.Demo.Invention;

internal static class StableId
{
    /// <summary>The same for the same name in the same invention, so that loading it twice is harmless.</summary>
    public static Guid Of(int seed, string name) => DerivedId.Of($"carebridge-demo/{seed}/{name}");
}
