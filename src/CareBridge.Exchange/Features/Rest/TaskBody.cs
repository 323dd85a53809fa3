using System.Text.Json;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Serialization;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;
using FhirTask = Hl7.Fhir.Model.Task;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>Reads a Task from a request's body.</summary>
internal static class TaskBody
{
    /// <exception cref="FhirException">It is not the Task of this address.</exception>
    /// <exception cref="DeserializationFailedException">It is not a valid resource.</exception>
    public static FhirTask Parse(byte[] json, string id)
    {
        if (Read(json) is not FhirTask task)
            throw FhirException.BadRequest(IssueType.Invalid, "The body is not a Task.", "resourceType");
        if (!string.Equals(task.Id, id, StringComparison.OrdinalIgnoreCase))
            throw FhirException.BadRequest(IssueType.Invalid, "The body's id is not the id in the address.", "Task.id");
        return task;
    }

    private static Hl7.Fhir.Model.Resource Read(byte[] json)
    {
        try
        {
            return FhirJson.Read(json);
        }
        catch (JsonException exception)
        {
            throw FhirException.BadRequest(
                IssueType.Structure, $"The body is not JSON (line {exception.LineNumber + 1}).");
        }
    }
}
