namespace CareBridge.Consent.Domain;

/// <summary>Of what people read; by its BCP 47 tag on the outside.</summary>
internal enum Language
{
    En,
    Es,
}
