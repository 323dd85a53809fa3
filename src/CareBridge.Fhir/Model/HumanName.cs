namespace Hl7.Fhir.Model;

public partial class HumanName
{
    public static HumanName ForFamily(string family) => new() { Family = family };

    public HumanName WithGiven(string given)
    {
        GivenElement.Add(new(given));
        return this;
    }

    public HumanName AndFamily(string family)
    {
        Family = family;
        return this;
    }
}
