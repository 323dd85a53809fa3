namespace Hl7.Fhir.Serialization;

/// <summary>
/// What a property name leads to, in one number: the element's ordinal in the low byte, whether an underscored twin
/// may stand beside it, and the type that a choice's suffix names. Negative when it leads nowhere.
/// </summary>
internal static class Found
{
    public const int Ordinal = 0xFF;
    public const int Primitive = 0x100;
    public const int TypeShift = 16;

    public const int Unknown = -1;
    public const int ChoiceWithoutType = -2;
    public const int ChoiceOfUnknownType = -3;
    public const int ChoiceTypeNotAllowed = -4;
}
