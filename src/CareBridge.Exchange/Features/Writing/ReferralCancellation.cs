using CareBridge.Exchange.Features.Rest;
using Hl7.Fhir.Model;
using FhirTask = Hl7.Fhir.Model.Task;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>What a Task or ServiceRequest says that the referring organization sends back.</summary>
internal static class ReferralCancellation
{
    /// <summary>What it says, and what the server writes over anyway.</summary>
    private static readonly List<string> Open =
        ["id", "meta", "language", "text", "status", "businessStatus", "lastModified"];

    /// <exception cref="FhirException">It says anything but that the referral is taken back.</exception>
    public static void Require(Resource sent, Resource current, string baseUrl)
    {
        Unchanged.Require(sent, current, Open, baseUrl);
        if (sent is ServiceRequest { Status: RequestStatus.Revoked }
            or FhirTask { Status: FhirTask.TaskStatus.Cancelled }) return;
        var wanted = sent is ServiceRequest ? "revoked" : "cancelled";
        throw FhirException.BusinessRule(
            $"What you refer you can only take back (status {wanted}); to change it, refer anew. While something is "
                + "asked, a Task with status received and one more note answers it.",
            $"{sent.TypeName}.status");
    }
}
