using CareBridge.Platform.Domain;

namespace CareBridge.Demo.Invention;

internal static class StableId
{
    /// <summary>
    /// The same for the same name in the same invention, so that loading it twice is harmless; of version 4, as clients
    /// make them.
    /// </summary>
    public static Guid Of(int seed, string name)
    {
        var id = DerivedId.Of($"carebridge-demo/{seed}/{name}").ToByteArray(bigEndian: true);
        id[6] = (byte)((id[6] & 0x0F) | 0x40);
        return new Guid(id, bigEndian: true);
    }
}
