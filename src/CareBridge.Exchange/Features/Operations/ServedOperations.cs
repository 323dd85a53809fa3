using CareBridge.Exchange.Features.Export;
using CareBridge.Exchange.Features.Rest;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Operations;

/// <summary>The operations, as the capability statement lists them.</summary>
internal static class ServedOperations
{
    public const string BulkData = "http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data";

    private const string Base = "http://hl7.org/fhir/OperationDefinition/";
    private const string Bulk = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/";

    /// <summary>What the address of an operation takes; null for any other address.</summary>
    public static string? Methods(string[] path) => path switch
    {
        ["$export"] or [ServedTypes.Patient, "$export"] or [ReadGroup.Type, _, "$export"] => "GET, POST",
        ["$export", _] => "GET, DELETE",
        ["$export", _, _] or [ReadGroup.Type, _] => "GET",
        [ServedTypes.Patient, _, "$everything"] => "GET, POST",
        [ServedTypes.Patient, "$match"] => "POST",
        [var type, "$validate"] when ServedTypes.Find(type) is not null => "POST",
        _ => null,
    };

    public static List<CapabilityStatement.OperationComponent> OfSystem() => [Operation("export", Bulk + "export")];

    public static List<CapabilityStatement.OperationComponent> Of(string type)
    {
        var validate = Operation("validate", Base + "Resource-validate");
        return type != ServedTypes.Patient
            ? [validate]
            :
            [
                validate,
                Operation("everything", Base + "Patient-everything"),
                Operation("match", Base + "Patient-match"),
                Operation("export", Bulk + "patient-export"),
            ];
    }

    /// <summary>Is read and exported, and nothing else.</summary>
    public static CapabilityStatement.ResourceComponent Group() => new()
    {
        Type = ReadGroup.Type,
        Interaction =
        [
            new CapabilityStatement.ResourceInteractionComponent
            {
                Code = CapabilityStatement.TypeRestfulInteraction.Read,
            },
        ],
        Operation = [Operation("export", Bulk + "group-export")],
        Documentation = "One: those whose consent names your organization, under your organization's id.",
    };

    private static CapabilityStatement.OperationComponent Operation(string name, string definition) =>
        new() { Name = name, Definition = definition };
}
