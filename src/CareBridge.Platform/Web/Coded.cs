namespace CareBridge.Platform.Web;

/// <summary>An enum in an address, where it is written as in JSON: in kebab-case.</summary>
public readonly record struct Coded<T>(T Value)
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Codes =
        Enum.GetValues<T>().ToDictionary(EnumCode.Of);

    public static implicit operator Coded<T>(T value) => new(value);

    public static implicit operator T(Coded<T> coded) => coded.Value;

    /// <summary>Found by routing; what is no code is answered with 400.</summary>
    public static bool TryParse(string? text, out Coded<T> coded)
    {
        var isCode = Codes.TryGetValue(text ?? "", out var value);
        coded = value;
        return isCode;
    }
}
