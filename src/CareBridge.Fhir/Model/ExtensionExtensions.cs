namespace Hl7.Fhir.Model;

/// <summary>Finds, adds and removes extensions by their url.</summary>
public static class ExtensionExtensions
{
    public static Extension? GetExtension(this IExtendable extendable, string uri) =>
        extendable.GetExtensions(uri).FirstOrDefault();

    public static IEnumerable<Extension> GetExtensions(this IExtendable extendable, string uri) =>
        extendable.Extension.Where(extension => extension.Url == uri);

    public static T? GetExtensionValue<T>(this IExtendable extendable, string uri) where T : DataType =>
        extendable.GetExtension(uri)?.Value as T;

    public static string? GetStringExtension(this IExtendable extendable, string uri) =>
        extendable.GetExtensionValue<FhirString>(uri)?.Value;

    public static bool? GetBoolExtension(this IExtendable extendable, string uri) =>
        extendable.GetExtensionValue<FhirBoolean>(uri)?.Value;

    public static int? GetIntegerExtension(this IExtendable extendable, string uri) =>
        extendable.GetExtensionValue<Integer>(uri)?.Value;

    public static Extension AddExtension(
        this IExtendable extendable, string uri, DataType value, bool isModifier = false)
    {
        var extension = new Extension(uri, value);
        Target(extendable, isModifier).Add(extension);
        return extension;
    }

    public static Extension SetExtension(
        this IExtendable extendable, string uri, DataType value, bool isModifier = false)
    {
        Target(extendable, isModifier).RemoveAll(extension => extension.Url == uri);
        return extendable.AddExtension(uri, value, isModifier);
    }

    public static void RemoveExtension(this IExtendable extendable, string uri) =>
        extendable.Extension.RemoveAll(extension => extension.Url == uri);

    private static List<Extension> Target(IExtendable extendable, bool isModifier) => (extendable, isModifier) switch
    {
        (_, false) => extendable.Extension,
        (IModifierExtendable modifiable, true) => modifiable.ModifierExtension,
        _ => throw new ArgumentException("It cannot carry modifier extensions.", nameof(isModifier)),
    };
}
