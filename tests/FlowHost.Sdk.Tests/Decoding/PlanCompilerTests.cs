namespace FlowHost.Sdk.Tests.Decoding;

public class PlanCompilerTests
{
    // RFC 5471 section 3.5.3: the most elements that fit into one message.
    private const int MostFields = 16_370;

    [Fact]
    public void Compile_LongestTemplate_ResolvesEachFieldOnce()
    {
        // No table has element 9:700: a look-up makes a new one, so that one object for all fields means one look-up.
        var plan = Compile([.. Enumerable.Repeat(new TemplateField(9, 700, 4), MostFields)]);

        Assert.Equal(MostFields, plan.Schema.Fields.Count);
        Assert.All(plan.Schema.Fields, field => Assert.Same(plan.Schema.Fields[0].Element, field.Element));
        Assert.Equal(Enumerable.Range(0, MostFields), plan.Schema.Fields.Select(field => field.Occurrence));
    }

    [Fact]
    public void Compile_TwoElementsTakingTurns_CountsEachOnItsOwn()
    {
        var plan = Compile(new(0, 7, 2), new(0, 8, 4), new(0, 7, 4), new(0, 8, 4));

        Assert.Equal([0, 0, 1, 1], plan.Schema.Fields.Select(field => field.Occurrence));
    }

    [Fact]
    public void Intern_MoreFieldsThanTheTableMayHold_IsRefusedAndSmallerOnesAreNot()
    {
        var compiler = new PlanCompiler(ElementRegistry.Builtin, new SchemaTable(limit: 100, fieldLimit: 5));

        Assert.NotNull(compiler.Compile(new TemplateDefinition([new(0, 1, 4), new(0, 2, 4), new(0, 7, 2)])));
        Assert.Null(compiler.Compile(new TemplateDefinition([new(0, 8, 4), new(0, 12, 4), new(0, 11, 2)])));
        Assert.NotNull(compiler.Compile(new TemplateDefinition([new(0, 8, 4), new(0, 12, 4)])));
    }

    private static TemplatePlan Compile(params TemplateField[] fields) =>
        new PlanCompiler(ElementRegistry.Builtin, new SchemaTable()).Compile(new TemplateDefinition(fields))!;
}
