using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Features.Writing;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;
using FhirConsent = Hl7.Fhir.Model.Consent;
using FhirTask = Hl7.Fhir.Model.Task;

namespace CareBridge.Exchange.Features.Operations;

/// <summary>
/// <c>POST /fhir/{type}/$validate</c>: what would be said of a resource if it were sent, by the readers that would read
/// it. Nothing that is known here is looked at, so nothing of it is told, and nothing is kept.
/// </summary>
internal sealed class ValidateResource(PublicAddress address)
{
    public async System.Threading.Tasks.Task<IResult> HandleAsync(string name, HttpContext http)
    {
        var type = ServedTypes.Require(name);
        var body = await RequestBody.ReadAsync(http.Request, FileConsents.MostBytes);
        return Outcomes.Of(StatusCodes.Status200OK, Issues(type, body, http));
    }

    private List<IssueComponent> Issues(ServedType type, byte[] body, HttpContext http)
    {
        try
        {
            var question = Question.Of(ResourceBody.Read(body), http.Request);
            if (question.Resource.TypeName != type.Name)
                throw FhirException.BadRequest(IssueType.Invalid, $"It is not a {type.Name}.", "resourceType");
            RequireMode(type, question.Mode);
            Read(question, SmartCaller.From(http.User), address.Fhir(http.Request));
            return [Information("Nothing is wrong with it."), .. question.Remarks];
        }
        catch (DeserializationFailedException malformed)
        {
            return malformed.ToOperationOutcome().Issue;
        }
        catch (UnacceptableException unacceptable)
        {
            return [.. unacceptable.Issues];
        }
        catch (FhirException wrong) when (wrong.Status == StatusCodes.Status422UnprocessableEntity)
        {
            return [Outcomes.Issue(IssueSeverity.Error, wrong.Code, wrong.Message, wrong.Expression)];
        }
    }

    /// <summary>As when it is sent, as far as that depends on nothing but the resource.</summary>
    private void Read(Question question, SmartCaller caller, string baseUrl)
    {
        var findings = new Findings();
        switch (question.Resource)
        {
            case FhirConsent { Status: FhirConsent.ConsentState.Inactive } consent:
                new RevocationReader(findings, baseUrl).Read(consent.Extension);
                break;
            case FhirConsent consent:
                new ConsentReader(findings, baseUrl, caller.OrganizationId).Read(consent);
                break;
            case CarePlan plan:
                new CarePlanReader(findings, baseUrl, caller.OrganizationId).Read(plan);
                break;
            case DocumentReference document:
                new DocumentReferenceReader(findings, baseUrl, caller.OrganizationId).Read(document);
                break;
            case Communication communication:
                new CommunicationReader(findings, baseUrl, caller.OrganizationId).Read(communication);
                break;
            case ServiceRequest { Status: not RequestStatus.Revoked } request:
                new ReferralReader(findings, baseUrl, caller.OrganizationId).ReadRequest(request);
                break;
            case FhirTask task when question.Mode == "create":
                new ReferralReader(findings, baseUrl, caller.OrganizationId).ReadTask(task);
                break;
            case Appointment appointment when question.Mode == "create":
                new AppointmentReader(findings, baseUrl).Read(appointment);
                break;
            case FhirTask task:
                TaskAnswer.Of(task, task, baseUrl);
                break;
        }
        findings.ThrowIfAny();
    }

    private static void RequireMode(ServedType type, string? mode)
    {
        var isTaken = mode switch
        {
            null or "profile" => true,
            "create" => type.Access.HasFlag(Access.Create),
            "update" => type.Access.HasFlag(Access.Update),
            _ => false,
        };
        if (isTaken) return;
        throw FhirException.BusinessRule($"A {type.Name} is not taken this way; see metadata.", "mode");
    }

    private static IssueComponent Information(string text) =>
        Outcomes.Issue(IssueSeverity.Information, IssueType.Informational, text);

    private sealed record Question(Resource Resource, string? Mode, IReadOnlyList<IssueComponent> Remarks)
    {
        /// <exception cref="FhirException">There is nothing to validate.</exception>
        public static Question Of(Resource sent, HttpRequest request)
        {
            var mode = request.Query["mode"].FirstOrDefault();
            var profile = request.Query["profile"].FirstOrDefault();
            var resource = sent;
            if (sent is Parameters parameters)
            {
                PrimitiveType? Value(string name) =>
                    parameters.Parameter.Find(parameter => parameter.Name == name)?.Value as PrimitiveType;
                resource = parameters.Parameter.Find(parameter => parameter.Name == "resource")?.Resource
                    ?? throw FhirException.BadRequest(
                        IssueType.Required, "There is no resource to validate.", "Parameters.parameter");
                mode = Value("mode")?.ObjectValue as string ?? mode;
                profile = Value("profile")?.ObjectValue as string ?? profile;
            }
            return new Question(
                resource,
                mode,
                profile is null && mode != "profile" ? [] : [Information("It was not held against a profile.")]);
        }
    }
}
