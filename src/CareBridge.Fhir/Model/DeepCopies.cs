using System.Diagnostics.CodeAnalysis;

namespace Hl7.Fhir.Model;

internal static class DeepCopies
{
    [return: NotNullIfNotNull(nameof(value))]
    public static T? Of<T>(T? value) where T : Base => (T?)value?.DeepCopy();

    public static List<T>? Of<T>(List<T>? values) where T : Base =>
        values?.ConvertAll(static value => (T)value.DeepCopy());
}
