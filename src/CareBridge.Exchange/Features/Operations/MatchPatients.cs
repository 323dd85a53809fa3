using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Platform.Matching;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Operations;

/// <summary>
/// <c>POST /fhir/Patient/$match</c>: whom the client may see that fits what it knows of somebody, and how well.
/// </summary>
internal sealed class MatchPatients(MatchCandidates candidates, Permits permits, PublicAddress address)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var type = ServedTypes.Require(ServedTypes.Patient);
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, type, Access.Search);
        var question = Question.Of(ResourceBody.Parse<Parameters>(await RequestBody.ReadAsync(http.Request)));

        var fits = Grade(await candidates.FindAsync(question.Asked, caller, http.RequestAborted));
        var told = fits
            .Where(fit => !question.OnlyCertain || fit.Grade == MatchGrade.Certain).Take(question.Count).ToList();
        var bundleId = permits.NewDisclosure();
        var opening = await permits.OpenAsync(
            bundleId, type, caller, [.. told.Select(one => one.Fit.Candidate)], http.RequestAborted);
        var gradings = told.ToDictionary(
            one => one.Fit.Candidate.Head.Id,
            one => new Grading(EnumCode.Of(one.Grade), Math.Round((decimal)one.Fit.Score, 3)));
        var bundle = OperationBundle.Of(bundleId, address.Fhir(http.Request), opening, gradings) with
        {
            Total = opening.Items.Count,
        };
        return new FhirResult(StatusCodes.Status200OK, BundleWriter.Write(bundle));
    }

    /// <summary>Of two who both seem certain neither is.</summary>
    private static IEnumerable<(Fit Fit, MatchGrade Grade)> Grade(List<Fit> fits)
    {
        var isUnique = fits.Count(fit => fit.Grade == MatchGrade.Certain) == 1;
        return fits.Select(fit => (
            fit, fit.Grade == MatchGrade.Certain && !isUnique ? MatchGrade.Probable : fit.Grade));
    }

    private sealed record Question(PersonTraits Asked, bool OnlyCertain, int Count)
    {
        /// <exception cref="FhirException">It says too little, or something else.</exception>
        public static Question Of(Parameters parameters)
        {
            Patient? patient = null;
            var (onlyCertain, count) = (false, MatchCandidates.Most);
            foreach (var parameter in parameters.Parameter)
            {
                switch (parameter.Name, parameter.Value)
                {
                    case ("resource", _) when parameter.Resource is Patient given:
                        patient = given;
                        break;
                    case ("onlyCertainMatches", FhirBoolean { Value: { } only }):
                        onlyCertain = only;
                        break;
                    case ("count", Integer { Value: > 0 and var most }):
                        count = Math.Min(most, MatchCandidates.Most);
                        break;
                    default:
                        throw FhirException.BadRequest(
                            IssueType.Invalid,
                            "Give resource (a Patient), and if you like onlyCertainMatches and count.",
                            "Parameters.parameter");
                }
            }
            var asked = patient is null ? new PersonTraits() : TraitsReader.Of(patient);
            return PersonMatch.CanTell(asked)
                ? new Question(asked, onlyCertain, count)
                : throw FhirException.BusinessRule(
                    "Say more: an identifier, or a family name and with it a given name, a birth date or a phone.",
                    "Parameters.parameter.resource");
        }
    }
}
