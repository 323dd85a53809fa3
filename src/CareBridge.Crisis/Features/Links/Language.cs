namespace CareBridge.Crisis.Features.Links;

/// <summary>Of what responders read; by its BCP 47 tag on the outside.</summary>
internal enum Language
{
    En,
    Es,
}
