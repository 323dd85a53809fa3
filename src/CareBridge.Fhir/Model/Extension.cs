using System.Text.Json;
using Hl7.Fhir.Serialization;

namespace Hl7.Fhir.Model;

public partial class Extension
{
    public Extension()
    {
    }

    public Extension(string url, DataType value) => (Url, Value) = (url, value);

    internal override void CheckRules(ref Utf8JsonReader reader, JsonInput input)
    {
        if (Value is not null == HasExtensions && Url is not null)
            input.Report(ref reader, OwnErrorCodes.ExtensionNeedsValueOrExtensions,
                "An extension has either a value or extensions.");
    }
}
