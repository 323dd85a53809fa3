using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>Asks the service that owns what is written, and tells its refusals in the words of the resource.</summary>
internal static class Owner
{
    /// <param name="type">Of the resource.</param>
    /// <param name="expression">The element that a field of the question comes from.</param>
    /// <param name="patientPath">
    /// The element that says whom it is about, where the owner knows no such person; null where the resource itself is
    /// what it may not know.
    /// </param>
    /// <exception cref="UnacceptableException">The owner refuses what it says, or the state forbids it.</exception>
    public static async Task<T> AskAsync<T>(
        string type, Func<string, string> expression, Func<Task<T>> ask, string? patientPath = null)
    {
        var findings = new Findings();
        try
        {
            return await ask();
        }
        catch (NotFoundException) when (patientPath is not null)
        {
            findings.Add(patientPath, FiledPatients.Unknown);
        }
        catch (RefusedException refused) when (refused.Code == "worked-on")
        {
            throw new FhirException(
                StatusCodes.Status412PreconditionFailed, IssueType.Conflict, refused.Message);
        }
        // A concurrent change says nothing of the resource.
        catch (RefusedException refused) when (refused.Code != RefusedException.ConcurrentChange)
        {
            findings.Add(
                refused.Code == RefusedException.DifferentContent ? type : $"{type}.status", refused.Message);
        }
        catch (InvalidRequestException invalid)
        {
            foreach (var (field, reasons) in invalid.Errors)
                foreach (var reason in reasons) findings.Add(expression(field), reason);
        }
        throw findings.ToException();
    }
}
